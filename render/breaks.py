"""How well a line may end at a place: best after punctuation, worst inside a word."""

from __future__ import annotations

from citydsl.render.measure import char_width

__all__ = ["FORCED", "JOINTS", "cost_between", "words_in"]

FORCED = 3.0
"""What it costs to break what should stay whole."""
JOINTS = frozenset("·・+")
"""What joins two words and ends a line rather than begins one, also with spaces around it."""

_FREE, _SEAM, _EDGE, _TERM, _WORD = 0.0, 0.25, 0.5, 1.0, 2.0
_AFTER = frozenset("+＋、，。；：！？·・/-—–…）】」』》〉〕〗”’)]},;:!?")
_BEFORE = frozenset("（【「『《〈〔〖“‘([{#")
_JOINING = frozenset("的与和及或暨之")

# Words of the field that stand in many names: longest first where one begins another.
_WORDS = (
    "政务服务 一体化 智能化 数字化 信息化 可视化 标准化 网格化 互联网 物联网 "
    "政务网 专有云 城市群 办事员 大数据 云计算 区块链 元宇宙 人工智能 基础设施 "
    "数字孪生 城市 智慧 大脑 数据 数字 信息 平台 系统 体系 中心 中台 门户 应用 "
    "场景 服务 政务 业务 管理 治理 运行 指挥 调度 监测 监管 感知 分析 决策 "
    "预警 共享 交换 开放 汇聚 归集 目录 资源 支撑 能力 组件 引擎 模型 算法 "
    "算力 存储 网络 安全 保障 标准 规范 运维 运营 基层 基础 综合 统一 公共 "
    "公众 民生 社会 社区 经济 产业 企业 政府 部门 单位 机构 人口 法人 空间 "
    "地理 自然 视频 图像 信令 交通 医疗 教育 文旅 文化 旅游 环保 环境 生态 "
    "应急 消防 公安 城管 住建 水务 水利 农业 乡村 养老 健康 康养 保险 理赔 "
    "审批 办事 事项 热线 工单 移动 终端 大屏 驾驶 协同 联动 融合 创新 行业 "
    "领域 专题 主题 项目 工程 示范 标杆 样板 建设 发展 规划 方案 机制 制度 "
    "组织 领导 专家 评估 考核 全区 全市 市级 区级 县级 省级 国家 街道 乡镇 "
    "村居 居民 市民 群众 游客 用户 接入 接口 集成 开发 测试 部署 设备 设施 "
    "传感 采集 清洗 加工 挖掘 可信 隐私 计算 身份 认证 支付 消息 日志 统计 "
    "报表 图谱 知识 语音 识别 机器 智能 物联 联网 政策 法规 跨部 高频 在线 "
    "线上 线下 电子 未来 工厂 电机 商业"
)
_VOCABULARY_BY_START: dict[str, list[str]] = {}
for _word in sorted(_WORDS.split(), key=len, reverse=True):
    _VOCABULARY_BY_START.setdefault(_word[0], []).append(_word)


def words_in(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The places inside known words, and those where one begins or ends, read from the left."""
    inside: list[int] = []
    edges: list[int] = []
    at = 0
    while at < len(text):
        for word in _VOCABULARY_BY_START.get(text[at], ()):
            if text.startswith(word, at):
                end = at + len(word)
                inside.extend(range(at + 1, end))
                edges += (at, end)
                at = end
                break
        else:
            at += 1
    return frozenset(inside), frozenset(edges)


def cost_between(
    before: str, after: str, place: int, words: tuple[frozenset[int], frozenset[int]]
) -> float:
    """How little a line should end between two characters, `after` being at `place` of a text."""
    inside, edges = words
    if before in _AFTER or after in _BEFORE:
        return _FREE
    if before.isdigit() and _is_han(after):
        return _WORD
    if before in _JOINING:
        return _SEAM
    if _is_han(before) != _is_han(after) and char_width(before) <= 1:
        return _SEAM
    if place in inside:
        return _WORD
    return _EDGE if place in edges else _TERM


def _is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character.

    A pattern with a range of thousands takes 2 ms to compile, at each start.
    """
    return "\u3400" <= text[:1] <= "\u9fff"
