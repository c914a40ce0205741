"""The findings the syntax room can make."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = [
    "EMPTY_FILE",
    "RULES",
    "SYNTAX_ERROR",
    "TOO_DEEP",
    "UNCLOSED_BLOCK",
    "UNCLOSED_COMMENT",
    "UNCLOSED_STRING",
    "UNEXPECTED_CHARACTER",
    "UNFINISHED_RELATION",
    "UNMATCHED_BRACE",
]

SYNTAX_ERROR = Rule(
    "C001", "syntax-error", Severity.ERROR, Text("语法错误", "a statement of no known shape")
)
UNCLOSED_STRING = Rule(
    "C002", "unclosed-string", Severity.ERROR, Text("引号未闭合", "a string without its end")
)
UNCLOSED_BLOCK = Rule(
    "C003", "unclosed-block", Severity.ERROR, Text("花括号未闭合", "a block without its end")
)
UNMATCHED_BRACE = Rule(
    "C004", "unmatched-brace", Severity.ERROR, Text("多余的右花括号", "an end without its block")
)
UNEXPECTED_CHARACTER = Rule(
    "C005", "unexpected-character", Severity.ERROR, Text("无法识别的字符", "a stray character")
)
UNFINISHED_RELATION = Rule(
    "C006", "unfinished-relation", Severity.ERROR, Text("关系缺少一端", "a relation to nothing")
)
UNCLOSED_COMMENT = Rule(
    "C007", "unclosed-comment", Severity.ERROR, Text("注释未闭合", "a comment without its end")
)
EMPTY_FILE = Rule(
    "C008", "empty-file", Severity.ERROR, Text("空文件", "a file that declares nothing")
)
TOO_DEEP = Rule(
    "C009", "too-deep", Severity.ERROR, Text("嵌套过深", "blocks nested beyond the limit")
)

RULES = (
    SYNTAX_ERROR,
    UNCLOSED_STRING,
    UNCLOSED_BLOCK,
    UNMATCHED_BRACE,
    UNEXPECTED_CHARACTER,
    UNFINISHED_RELATION,
    UNCLOSED_COMMENT,
    EMPTY_FILE,
    TOO_DEEP,
)
