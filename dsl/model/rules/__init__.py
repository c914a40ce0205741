"""The findings the model room can make while it binds names and reads values."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = [
    "BAD_COUNT",
    "BAD_VALUE",
    "DEAD_PREDICATE",
    "DUPLICATE_ID",
    "DUPLICATE_PROPERTY",
    "EMPTY_FLOW",
    "EMPTY_VIEW",
    "MISPLACED",
    "MISSING_FILE",
    "MISSING_LABEL",
    "NOT_UTF8",
    "OUTSIDE_ROOT",
    "RULES",
    "UNKNOWN_KIND",
    "UNKNOWN_LAYER",
    "UNKNOWN_NAME",
    "UNKNOWN_PILLAR",
    "UNKNOWN_PROPERTY",
    "UNKNOWN_SOURCE",
    "UNKNOWN_VERB",
    "UNREADABLE_FILE",
    "UNREADABLE_QUANTITY",
    "UNSAFE_LINK",
    "USE_CYCLE",
]

_ERROR = Severity.ERROR

UNKNOWN_KIND = Rule("C101", "unknown-kind", _ERROR, Text("未知的类型", "a kind nobody declares"))
UNKNOWN_NAME = Rule("C102", "unknown-name", _ERROR, Text("未知的名称", "a name nobody declares"))
UNKNOWN_PROPERTY = Rule(
    "C103", "unknown-property", _ERROR, Text("未知的属性", "a property its owner does not have")
)
UNKNOWN_LAYER = Rule("C104", "unknown-layer", _ERROR, Text("未知的层", "a layer nobody declares"))
UNKNOWN_PILLAR = Rule(
    "C105", "unknown-pillar", _ERROR, Text("未知的支柱", "a pillar nobody declares")
)
UNKNOWN_VERB = Rule("C106", "unknown-verb", _ERROR, Text("未知的动词", "a verb nobody declares"))
UNKNOWN_SOURCE = Rule(
    "C107", "unknown-source", _ERROR, Text("未知的来源", "a citation of no declared source")
)
DUPLICATE_ID = Rule(
    "C108", "duplicate-id", _ERROR, Text("标识重复", "two things of one name in one scope")
)
BAD_VALUE = Rule(
    "C109", "bad-value", _ERROR, Text("属性值不合要求", "a value its property cannot take")
)
DUPLICATE_PROPERTY = Rule(
    "C110", "duplicate-property", _ERROR, Text("属性重复", "a property given twice")
)
MISPLACED = Rule(
    "C111", "misplaced", _ERROR, Text("语句位置不对", "a statement that cannot stand here")
)
MISSING_LABEL = Rule(
    "C112", "missing-label", _ERROR, Text("缺少文字", "a declaration without the text it needs")
)
BAD_COUNT = Rule(
    "C113", "bad-count", _ERROR, Text("无法识别的数目", "a term that begins with no count")
)
UNSAFE_LINK = Rule(
    "C114", "unsafe-link", _ERROR, Text("不安全的链接", "a link of a scheme that is not allowed")
)
MISSING_FILE = Rule(
    "C120", "missing-file", _ERROR, Text("文件不存在", "the use of a file that is not there")
)
OUTSIDE_ROOT = Rule(
    "C121", "outside-root", _ERROR, Text("超出根目录", "the use of a file outside the root")
)
USE_CYCLE = Rule("C122", "use-cycle", _ERROR, Text("循环引用", "a file that uses itself"))
NOT_UTF8 = Rule("C123", "not-utf8", _ERROR, Text("不是 UTF-8 文件", "a file not in UTF-8"))
UNREADABLE_FILE = Rule(
    "C124", "unreadable-file", _ERROR, Text("无法读取文件", "a file that cannot be read")
)
UNREADABLE_QUANTITY = Rule(
    "C301",
    "unreadable-quantity",
    Severity.WARNING,
    Text("读不懂的数量", "a printed figure the reader does not understand"),
)
EMPTY_VIEW = Rule(
    "C501", "empty-view", Severity.WARNING, Text("视图没有内容", "a view that shows nothing")
)
DEAD_PREDICATE = Rule(
    "C502", "dead-predicate", Severity.WARNING, Text("条件不起作用", "a predicate without effect")
)
EMPTY_FLOW = Rule(
    "C503", "empty-flow", Severity.WARNING, Text("流程没有步骤", "a flow without steps")
)

RULES = (
    UNKNOWN_KIND,
    UNKNOWN_NAME,
    UNKNOWN_PROPERTY,
    UNKNOWN_LAYER,
    UNKNOWN_PILLAR,
    UNKNOWN_VERB,
    UNKNOWN_SOURCE,
    DUPLICATE_ID,
    BAD_VALUE,
    DUPLICATE_PROPERTY,
    MISPLACED,
    MISSING_LABEL,
    BAD_COUNT,
    UNSAFE_LINK,
    MISSING_FILE,
    OUTSIDE_ROOT,
    USE_CYCLE,
    NOT_UTF8,
    UNREADABLE_FILE,
    UNREADABLE_QUANTITY,
    EMPTY_VIEW,
    DEAD_PREDICATE,
    EMPTY_FLOW,
)
