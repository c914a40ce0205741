"""The ten cases as a reader of the article would tabulate them, written by hand.

Not generated from the specs: `test_cases.py` holds every row against what the compiler makes of
them. Rows are cells between bars; ` · ` separates the labels of one cell and `-` is an empty one.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "COMPONENTS",
    "FACTS",
    "FORMULAS",
    "NOT_FACTS",
    "NUMERALS",
    "RELATIONS",
    "REMARKS",
    "Component",
    "FactRow",
    "Relation",
    "Remark",
    "Term",
]


class FactRow(NamedTuple):
    """One figure: its number, where it belongs, what is printed and how it reads.

    `low` is `@2018-10` for a date; two figures printed together (9大类102项) have a row each.
    """

    id: str
    city: str
    owner: str
    subject: str
    printed: str
    to: str
    low: str
    high: str
    unit: str
    bound: str
    class_: str
    status: str
    line: str


class Component(NamedTuple):
    """One component: the whole it is part of, where it stands, how far it is, how many it is."""

    city: str
    whole: str
    kind: str
    place: str
    status: str
    label: str
    count: int | None
    inferred: bool


class Term(NamedTuple):
    """One term of a formula; `count` is None where it is open."""

    count: int | None
    label: str
    named: tuple[str, ...]
    inferred: tuple[str, ...]
    unnamed: int | None


class Relation(NamedTuple):
    """One relation, by the labels of its ends."""

    city: str
    source: str
    verb: str
    target: str
    inferred: bool


class Remark(NamedTuple):
    """What a reader must be told: its class, what it stands on, words it must hold."""

    city: str
    owner: str
    class_: str
    words: str


def _rows(table: str) -> list[list[str]]:
    lines = (line for line in table.strip().splitlines() if line.strip())
    return [["" if c.strip() == "-" else c.strip() for c in line.split("|")] for line in lines]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(" · ") if part.strip())


def _component(city: str, whole: str, kind: str, place: str, status: str, label: str) -> Component:
    name, _, count = label.partition(" ×")
    plain = name.removeprefix("~")
    number = int(count) if count else None
    return Component(city, whole, kind, place, status, plain, number, plain != name)


def _term(count: str, label: str, named: str, inferred: str, unnamed: str) -> Term:
    number = int(count) if count else None
    return Term(number, label, _split(named), _split(inferred), int(unnamed) if unnamed else None)


# id | city | owner | subject holds | printed | to | low | high | unit | bound | class | status | line
FACTS = tuple(
    FactRow(*row)
    for row in _rows("""
SH1 | shanghai | 一网统管 | 提出 | 2019年 | - | @2019 | - | - | exact | date | live | L15
SH2 | shanghai | 一网统管 | 提出 | 在全国首创 | - | - | - | - | text | rank | live | L15
SH3 | shanghai | 上海“一网统管” | 平台 | 三级 | - | 3 | 3 | 级 | exact | structure | - | L15
SH3 | shanghai | 上海“一网统管” | 应用 | 五级 | - | 5 | 5 | 级 | exact | structure | - | L15
SH4 | xuhui | 居村微平台 | 街道 | 5个街道 | - | 5 | 5 | 个 | exact | coverage | live | L19
SH4 | xuhui | 居村微平台 | 居委 | 118个居委 | - | 118 | 118 | 个 | exact | coverage | live | L19
SH5 | xuhui | 居村微平台 | 任务 | 近6万个 | - | - | 60000 | 个 | below | output | live | L19
SH6 | xuhui | 居村微平台 | 摸排工作量 | 60% | - | 60 | 60 | % | exact | outcome | - | L19
SH7 | xuhui | 居村微平台 | 工作效率 | 约30% | - | 30 | 30 | % | about | outcome | - | L19
ZZ1 | zhengzhou | 应用场景 | 委办局 | 14个委办局 | - | 14 | 14 | 个 | exact | coverage | building | L27
ZZ2 | zhengzhou | 应用场景 | 领域 | 10多个业务领域 | - | 10 | - | 个 | above | coverage | building | L27
ZZ3 | zhengzhou | 应用场景 | 应用场景 | 118个应用场景 | - | 118 | 118 | 个 | exact | scale | building | L27
ZZ4 | zhengzhou | 郑好办一码通城 | 打通 | 社区、医疗、景区、交通等场景 | - | - | - | - | text | coverage | live | L27
ZZ5 | zhengzhou | 郑好办一码通城 | 延伸 | 更多领域 | - | - | - | - | text | target | planned | L27
HK1 | haikou | 海口城市大脑 | 启动 | 2018年10月 | - | @2018-10 | - | - | exact | date | live | L41
HK2 | haikou | 海口城市大脑 | 建设 | 3年 | - | 3 | 3 | 年 | exact | date | - | L45
HK3 | haikou | 海口城市大脑 | 框架 | 1+2+2+N | - | - | - | - | text | structure | live | L45
HK4 | haikou | 海口城市大脑 | 试点 | 五大领域 | - | 5 | 5 | - | exact | coverage | pilot | L45
HK5 | haikou | 市一体化在线政务服务平台 | 政务服务 | 能办 | 好办 | - | - | - | text | outcome | live | L47
HK6 | haikou | 海口城市大脑 | 推广 | 国内其他省区市 | - | - | - | - | text | coverage | building | L47
YC1 | yichang | 宜键生命护航 | 通行效率 | 1倍以上 | - | 1 | - | 倍 | at_least | outcome | live | L53
YC2 | yichang | 宜格服务 | 功能 | 9大类102项功能 | - | 9 | 9 | 大类 | exact | scale | live | L53
YC2 | yichang | 宜格服务 | 功能 | 9大类102项功能 | - | 102 | 102 | 项 | exact | scale | live | L53
YC3 | yichang | 智能审批 | 部门 | 5个部门 | - | 5 | 5 | 个 | exact | scale | live | L53
YC3 | yichang | 智能审批 | 秒批 | 20项秒批事项 | - | 20 | 20 | 项 | exact | scale | live | L53
JC1 | jincheng | 晋城市新型智慧城市 | 试点市 | 2021年6月 | - | @2021-06 | - | - | exact | date | - | L67
JC1 | jincheng | 晋城市新型智慧城市 | 试点市 | 首批 | - | - | - | - | text | rank | - | L67
JC2 | jincheng | 12345政务服务便民热线 | 热线 | 累计整合25条 | - | 25 | 25 | 条 | exact | scale | live | L67
JC3 | jincheng | “晋来办”服务APP | 服务 | 420项在线服务 | - | 420 | 420 | 项 | exact | scale | live | L67
JC4 | jincheng | 市域治理基层综合服务平台 | 事项 | 60多项 | - | 60 | - | 项 | above | scale | live | L67
JC5 | jincheng | 市域治理基层综合服务平台 | 社区 | 16个社区 | - | 16 | 16 | 个 | exact | coverage | pilot | L67
JC6 | jincheng | 晋城市新型智慧城市 | 榜单 | 2021中国城市数字化治理百强 | - | - | - | - | text | rank | - | L67
JC7 | jincheng | 电子政务外网 | IPv6 | 率先在全省 | - | - | - | - | text | rank | live | L69
JC8 | jincheng | 电子政务外网 | 部门 | 近130个市级部门 | - | - | 130 | 个 | below | coverage | live | L69
JC9 | jincheng | 电子政务外网 | 覆盖率 | 100% | - | 100 | 100 | % | exact | coverage | live | L69
JC10 | jincheng | 电子政务外网 | 试点城市 | 山西省唯一 | - | - | - | - | text | rank | - | L69
JC11 | jincheng | 数据共享交换平台 | 部门 | 61个部门 | - | 61 | 61 | 个 | exact | scale | live | L71
JC11 | jincheng | 数据共享交换平台 | 数据 | 共6亿条数据 | - | 600000000 | 600000000 | 条 | exact | scale | live | L71
JC12 | jincheng | 数据共享交换体系 | 层级 | 三级 | - | 3 | 3 | 级 | exact | coverage | live | L71
JC12 | jincheng | 数据共享交换体系 | 部门 | 全市所有市直部门 | - | - | - | - | text | coverage | live | L71
JC13 | jincheng | 数据共享交换体系 | 级联 | 试点市 | - | - | - | - | text | rank | - | L71
SY1 | shangyu | 百万级人口智慧城市样板 | 人口 | 百万级 | - | 1000000 | 1000000 | - | order | target | planned | L75
SY2 | shangyu | 商业医疗保险线上理赔 | 理赔 | 40—50天 | 即时理赔 | 40 | 50 | 天 | range | outcome | live | L79
SY3 | shangyu | 上虞城市大脑 | 数字经济 | 走在浙江省前列 | - | - | - | - | text | rank | - | L79
SY4 | shangyu | 商业医疗保险线上理赔 | 标准 | 全省乃至全国行业标准 | - | - | - | - | text | rank | - | L81
SY5 | shangyu | 社区智慧康养系统 | 报道 | 央视新闻联播 | - | - | - | - | text | rank | - | L77
SY6 | shangyu | 电机产业大脑+未来工厂 | 赋能 | 全球整个电机产业链 | - | - | - | - | text | capability | - | L79
NH1 | nanhai | 标杆应用系统 | 标杆应用系统 | 20多个 | - | 20 | - | 个 | above | scale | live | L87
NH2 | nanhai | 公共能力共享平台 | 组织 | 三级组织 | - | 3 | 3 | 级 | exact | coverage | - | L85
NH4 | nanhai | 标杆应用系统 | 今后 | 更多创新应用 | - | - | - | - | text | target | planned | L87
HQ1 | hengqin | 政府各委办局应用系统 | 应用系统 | 35套 | - | 35 | 35 | 套 | exact | scale | live | L95
HQ2 | hengqin | 数据湖 | 数据 | PB级数据 | - | 1 | 1 | PB | order | scale | live | L95
HQ3 | hengqin | 横琴城市大脑一期 | 标准 | 新城市服务4.0标准 | - | - | - | - | text | rank | live | L93
HQ4 | hengqin | 横琴城市大脑一期 | 平台 | 持续投入、持续演进 | - | - | - | - | text | target | planned | L97
""")
)

# What the article says that is no figure: SH8 is a note, NH3 a principle.
NOT_FACTS = {"SH8": ("xuhui", "三多三少"), "NH3": ("nanhai", "自生长、可闭环")}

# Digits and numerals of names and idioms: figures of no city.
NUMERALS = {
    *("12345", "IPv6", "4.0", "1PB=1024TB", "1PB", "1024TB", "十四五", "一国两制", "三多三少"),
    *("五位一体", "四位一体", "一网统管", "一网通办", "一号对外", "一键派发", "一键办结"),
    *("一码通城", "2021", "3"),
}

# city | whole | kind | layer, pillar or - | status | labels; ~ inferred, ×n stands for n
COMPONENTS = tuple(
    _component(*row[:5], label)
    for row in _rows("""
shanghai | - | programme | goal | - | 一网统管
shanghai | - | field | app | - | 经济治理 · 社会治理 · 城市治理
shanghai | - | platform | brain | - | “一网统管”城运平台
shanghai | - | data_set | data | - | 实时在线数据
shanghai | - | technology | - | - | 各类智能方法
xuhui | - | users | users | - | 居委会工作者
xuhui | - | scenario | app | live | 居村微平台
xuhui | - | technology | - | - | 云大数智
xuhui | - | task | - | - | 任务
xuhui | - | practice | - | - | 线下台账 · 纯人工摸排
xuhui | - | barrier | - | - | 系统壁垒
zhengzhou | - | principle | - | - | 整体政府 · 以人为本的服务思维 · 多元开放的生态思维
zhengzhou | - | principle | - | - | 因城制宜的特色思维 · 与时俱进的创新思维 · 惠民 · 善政 · 兴业
zhengzhou | - | users | users | - | 市民 · 政府 · 企业
zhengzhou | - | organisation | organisation | - | 各委办局
zhengzhou | - | mobile_app | access | - | 郑好办APP
zhengzhou | - | code | access | live | 郑好办一码通城
zhengzhou | - | scenario | app | building | 应用场景 ×118
zhengzhou | 应用场景 | field | app | - | 政务服务 · 城市管理 · 生态环境
zhengzhou | - | field | app | - | 社区 · 医疗 · 景区 · 交通
zhengzhou | - | base | infra | - | 统一的基础设施服务
nanan | - | programme | goal | planned | 一网统管
nanan | - | users | users | - | ~领导 · ~公众
nanan | - | terminal | access | - | 领导驾驶舱大屏端 · PC端中屏端 · 移动办公端 · 公众服务端
nanan | - | app | app | - | 基础应用 · 行业应用 · 创新应用
nanan | 创新应用 | ecosystem | app | - | 城市管理数据生态体系
nanan | 创新应用 | sensing | sensing | - | 前端智能感知
nanan | - | brain | brain | - | 城管智脑
nanan | 城管智脑 | support_system | brain | - | 支撑体系
nanan | 城管智脑 | engine | brain | - | AI引擎
nanan | 城管智脑 | middle_platform | brain | - | 数据中台
nanan | - | cloud | infra | - | 智慧城管云平台
nanan | - | vendor | - | - | 阿里云
haikou | - | programme | goal | live | 一网通办
haikou | - | users | users | - | 群众 · 企业
haikou | - | portal | access | live | 公众服务门户 · 政府工作门户
haikou | - | mobile_app | access | - | 海好办
haikou | - | app | app | pilot | 智慧政务 · 交通 · 医疗 · 文旅
haikou | - | app | sensing | pilot | 美舍河物联网感知
haikou | - | platform | brain | live | 市一体化在线政务服务平台
haikou | - | middle_platform | brain | live | 数据中台 · 业务中台
haikou | - | cloud | infra | live | “1朵云”平台
haikou | - | document | - | - | 《智慧海南总体方案》
haikou | - | region | - | - | 国内其他省区市
yichang | - | principle | - | - | 统建共用
yichang | - | users | users | - | 市民
yichang | - | organisation | organisation | - | 社区
yichang | - | scenario | app | live | 宜键生命护航 · 宜格服务 · 智能审批
yichang | 宜格服务 | capability | app | - | 民情沟通 · 公共服务 · 自治共治
yichang | - | app | app | - | ~应用体系
yichang | - | support_system | brain | - | ~支撑体系
yichang | - | base | infra | - | 数字底座
yichang | 数字底座 | capability | infra | - | 网络 · 云计算及存储 · 云安全 · 数据治理
yichang | 数字底座 | capability | infra | - | 城市信息模型(CIM) · 物联感知(IoT) · 人工智能(AI) · 区块链
yichang | - | technology | - | - | 智能机器人
jiashan | - | programme | goal | - | “云上嘉善”信息化建设项目
jiashan | - | principle | - | - | 信息共享、互联互通 · 整体智治、唯实惟先 · 民生服务+社会治理
jiashan | - | users | users | - | 群众 · 企业 · 市民
jiashan | - | organisation | organisation | - | 部门
jiashan | - | field | app | - | 数字政府 · 数字社会
jiashan | 数字政府 | platform | app | - | 办事和服务平台
jiashan | 数字社会 | scenario | app | - | 跨部门多业务协同的场景应用
jiashan | - | resource | infra | - | 基础设施资源 · 公共信息资源 · 终端资源
jiashan | - | barrier | - | - | 区划、部门、行业界限
jincheng | - | users | users | - | 群众
jincheng | - | level | organisation | - | 国家 · 省 · 市
jincheng | - | organisation | organisation | - | 市直单位 · 市级部门 · 市直部门
jincheng | - | organisation | organisation | - | 部门 ×61 · 社区 ×16
jincheng | - | hotline | access | live | 12345政务服务便民热线
jincheng | - | hotline | access | - | 市直单位热线 ×25
jincheng | - | mobile_app | access | live | “晋来办”服务APP
jincheng | - | platform | brain | pilot | 市域治理基层综合服务平台
jincheng | - | matter | - | - | 社区高频服务事项
jincheng | - | exchange | data | live | 数据共享交换平台 · 数据共享交换体系
jincheng | - | exchange | data | - | ~省数据共享平台
jincheng | - | network | network | live | 电子政务外网 · 市、县互联网出口
jincheng | 电子政务外网 | technology | network | - | IPv6
shangyu | - | programme | goal | planned | 百万级人口智慧城市样板
shangyu | - | field | goal | - | 现代治理 · 城市服务
shangyu | - | principle | - | - | 一屏纵览全局,一网治理全城,一端服务全域
shangyu | - | app | app | live | 电机产业大脑+未来工厂 · 商业医疗保险线上理赔
shangyu | - | scenario | app | building | 未来社区
shangyu | 未来社区 | principle | app | - | 三化 ×3
shangyu | 未来社区 | scenario | app | - | 九场景 ×9 · 社区智慧康养系统
shangyu | 社区智慧康养系统 | service | app | - | 社区健康小屋 · 居家慢病管理 · 视频急救 · 健康码手环
shangyu | - | platform | brain | live | 能力支撑平台 · 数据交互平台 · 分析展示平台
shangyu | - | platform | brain | live | 指挥调度平台 · 时空智能平台
shangyu | - | technology | - | - | 区块链
shangyu | - | sector | - | - | 电机产业链
nanhai | - | programme | goal | building | 数字政府工作体系
nanhai | - | programme | goal | - | 一网统管
nanhai | - | principle | - | - | 自生长、可闭环
nanhai | - | level | organisation | - | 区 · 镇 · 村
nanhai | - | app | app | live | 标杆应用系统
nanhai | 标杆应用系统 | field | app | - | 城乡融合 · 产业经济 · 社会治理 · 城市管理 · 公共服务
nanhai | - | brain | brain | - | 南海城市大脑
nanhai | - | platform | brain | - | 公共能力共享平台
nanhai | - | platform | brain | live | 公共能力平台 · 智慧城市运行平台
nanhai | 公共能力平台 | capability | brain | - | 数据管理 · 视频共享 · 智能交互 · 二维码 · 无人机
nanhai | - | centre | brain | live | 全区统一超级工单中心
nanhai | - | data_set | data | - | 数据
nanhai | - | standard_system | standard | - | 一套标准
nanhai | - | task | - | - | ~工单
hengqin | - | users | users | - | 社会
hengqin | - | portal | access | live | 数据开放共享门户
hengqin | 数据开放共享门户 | capability | access | - | 数据接入 · 依申请开放共享
hengqin | - | app | app | live | 政府各委办局应用系统 ×35
hengqin | 政府各委办局应用系统 | field | app | - | 政务协同 · 营商环境 · 社会治理 · 口岸通关 · 对澳服务
hengqin | - | platform | brain | live | 协同研发平台 · 物联网IoT平台 · AI算法平台
hengqin | - | data_lake | data | live | 数据湖
hengqin | 数据湖 | data_set | data | - | 全区人口 · 法人 · 自然资源与空间地理数据
hengqin | 数据湖 | data_set | data | - | 信令数据 · 视频图像数据 · 车辆通关数据
hengqin | - | base | infra | live | 云计算基础平台
hengqin | - | region | - | - | 琴 · 澳 · 大湾区
""")
    for label in _split(row[5])
)

_TERMINALS = "领导驾驶舱大屏端 · PC端中屏端 · 移动办公端 · 公众服务端"
_FIELDS = "智慧政务 · 交通 · 医疗 · 文旅 · 美舍河物联网感知"
_PLATFORMS = "能力支撑平台 · 数据交互平台 · 分析展示平台 · 指挥调度平台 · 时空智能平台"
_MOTOR = "电机产业大脑+未来工厂 · 商业医疗保险线上理赔"

# (city, owner, printed, status): count | label | named | inferred | unnamed
FORMULAS = {
    key: tuple(_term(*row) for row in _rows(terms))
    for key, terms in {
        ("shanghai", "上海“一网统管”", "三级平台、五级应用", ""): """
            3 | 平台 | - | - | 3
            5 | 应用 | - | - | 5""",
        ("zhengzhou", "郑州城市大脑", "一脑、一网、一码、一端、一生态", ""): """
            1 | 脑 | - | 郑州城市大脑 | 0
            1 | 网 | - | - | 1
            1 | 码 | - | 郑好办一码通城 | 0
            1 | 端 | - | 郑好办APP | 0
            1 | 生态 | - | - | 1""",
        ("nanan", "重庆南岸区智慧城市管理", "114N", ""): f"""
            1 | 云 | 智慧城管云平台 | - | 0
            1 | 脑 | 城管智脑 | - | 0
            4 | 端 | {_TERMINALS} | - | 0
            - | 应用 | 基础应用 · 行业应用 · 创新应用 | - | -""",
        ("haikou", "海口城市大脑", "1+2+2+N", "live"): f"""
            1 | 云 | “1朵云”平台 | - | 0
            2 | 中台 | 数据中台 · 业务中台 | - | 0
            2 | 门户 | 公众服务门户 · 政府工作门户 | - | 0
            - | 应用 | {_FIELDS} | - | -""",
        ("yichang", "宜昌城市大脑", "1234", "planned"): """
            1 | 数字底座 | 数字底座 | - | 0
            2 | 支撑和应用体系 | - | 支撑体系 · 应用体系 | 0
            3 | 保障体系 | - | - | 3
            4 | 场景应用 | - | - | 4""",
        ("shangyu", "上虞城市大脑", "五大平台、十大应用", "live"): f"""
            5 | 平台 | {_PLATFORMS} | - | 0
            10 | 应用 | {_MOTOR} | - | 8""",
        ("nanhai", "数字政府工作体系", "一中心四张网", "building"): """
            1 | 中心 | - | - | 1
            4 | 网 | - | - | 4""",
        ("nanhai", "南海城市大脑", "1+3+N", "building"): """
            1 | 标准 | 一套标准 | - | 0
            3 | 所指不明 | - | - | 3
            - | 标杆系统 | 标杆应用系统 | - | -""",
    }.items()
}

# city | from | verb | to; a ~ before the verb is inferred
RELATIONS = tuple(
    Relation(city, source, verb.removeprefix("~"), target, verb.startswith("~"))
    for city, sources, verb, targets in _rows(f"""
shanghai | 一网统管 | uses | 实时在线数据 · 各类智能方法
xuhui | “一网统管”城运平台 | supports | 居村微平台
xuhui | 居村微平台 | uses | 云大数智
xuhui | 居村微平台 | dispatches | 任务
xuhui | 居村微平台 | serves | 居委会工作者
xuhui | 居村微平台 | replaces | 线下台账 · 纯人工摸排
xuhui | 居村微平台 | connects | 系统壁垒
zhengzhou | 统一的基础设施服务 | supports | 应用场景
zhengzhou | 郑好办APP | serves | 市民
zhengzhou | 郑州城市大脑 | supplies | 政府 · 企业
zhengzhou | 郑好办一码通城 | connects | 社区 · 医疗 · 景区 · 交通
nanan | 阿里云 | supports | 智慧城管云平台
nanan | 智慧城管云平台 | ~supports | 城管智脑
nanan | 领导驾驶舱大屏端 | ~serves | 领导
nanan | 公众服务端 | ~serves | 公众
nanan | 创新应用 | ~composed_of | 城管智脑
nanan | 重庆南岸区智慧城市管理 | evolves_to | 一网统管
haikou | 海口城市大脑 | implements | 《智慧海南总体方案》
haikou | 海口城市大脑 | builds | 市一体化在线政务服务平台
haikou | 海好办 | serves | 群众 · 企业
haikou | 海口城市大脑 | spreads_to | 国内其他省区市
yichang | 数字底座 | supplies | 宜昌城市大脑
yichang | 宜格服务 | uses | 智能机器人
yichang | 宜格服务 | ~serves | 社区
yichang | 智能审批 | serves | 市民
jiashan | “云上嘉善”信息化建设项目 | aggregates | 基础设施资源 · 公共信息资源 · 终端资源
jiashan | “云上嘉善”信息化建设项目 | breaks | 区划、部门、行业界限
jiashan | 办事和服务平台 | serves | 群众 · 企业
jiashan | 跨部门多业务协同的场景应用 | coordinates | 部门
jincheng | 12345政务服务便民热线 | aggregates | 市直单位热线
jincheng | “晋来办”服务APP | serves | 群众
jincheng | 市域治理基层综合服务平台 | aggregates | 社区高频服务事项
jincheng | 电子政务外网 | connects | 市级部门
jincheng | 数据共享交换平台 | aggregates | 部门
jincheng | 数据共享交换平台 | exchanges | 国家 · 省 · 市 · 市直部门
jincheng | 省数据共享平台 | ~exchanges | 数据共享交换平台
shangyu | {_PLATFORMS} | supports | 电机产业大脑+未来工厂
shangyu | {_PLATFORMS} | ~supports | 商业医疗保险线上理赔
shangyu | 电机产业大脑+未来工厂 | empowers | 电机产业链
shangyu | 商业医疗保险线上理赔 | uses | 区块链
nanhai | 南海城市大脑 | core_of | 数字政府工作体系
nanhai | 一套标准 | governs | 南海城市大脑
nanhai | 公共能力共享平台 | serves | 区 · 镇 · 村
nanhai | 标杆应用系统 | deposits | 数据
nanhai | 智慧城市运行平台 | implements | 一网统管
nanhai | 全区统一超级工单中心 | ~dispatches | 工单
hengqin | 云计算基础平台 | supports | 横琴城市大脑一期
hengqin | 协同研发平台 · 物联网IoT平台 · AI算法平台 | supports | 横琴城市大脑一期
hengqin | 数据湖 | core_of | 横琴城市大脑一期
hengqin | 横琴城市大脑一期 | hosts | 政府各委办局应用系统
hengqin | 横琴城市大脑一期 | aggregates | 全区人口 · 法人 · 自然资源与空间地理数据
hengqin | 横琴城市大脑一期 | aggregates | 信令数据 · 视频图像数据 · 车辆通关数据
hengqin | 数据开放共享门户 | opens_to | 社会
hengqin | 横琴城市大脑一期 | integrates | 琴 · 澳 · 大湾区
""")
    for source in _split(sources)
    for target in _split(targets)
)

# city | on | class | words of the remark
REMARKS = tuple(
    Remark(*row)
    for row in _rows("""
shanghai | 上海“一网统管” | ambiguous | 三级、五级
shanghai | 一网统管 | remark | 南岸
xuhui | 居村微平台 | ambiguous | 居委
xuhui | 云大数智 | remark | 缩略语
xuhui | 徐汇区 | remark | 信息获取渠道少
zhengzhou | 郑州城市大脑 | inferred | 推断
zhengzhou | 郑州城市大脑 | ambiguous | 整体
zhengzhou | 郑州城市大脑 | remark | “一网”“一生态”
zhengzhou | 应用场景 | ambiguous | 委办局
zhengzhou | 应用场景 | remark | 118个
zhengzhou | 多元开放的生态思维 | anomaly | 断开
nanan | 重庆南岸区智慧城市管理 | anomaly | 大城管、大城管、大城管
nanan | 重庆南岸区智慧城市管理 | remark | 逗号
nanan | 重庆南岸区智慧城市管理 | remark | 一云一脑四端N应用
nanan | 重庆南岸区智慧城市管理 | remark | 类别
nanan | 城管智脑 | ambiguous | 城管大脑
nanan | PC端中屏端 | remark | 一项
nanan | 一网统管 | remark | 方向
haikou | 海好办 | ambiguous | 1+2+2+N
haikou | 海口城市大脑 | inferred | “智慧”
haikou | 海口城市大脑 | ambiguous | 2018年10月
haikou | 海口城市大脑 | anomaly | 数字化思维
haikou | 美舍河物联网感知 | remark | 感知层
yichang | 宜昌城市大脑 | ambiguous | 2个支撑和应用体系
yichang | 宜昌城市大脑 | ambiguous | 3个保障体系
yichang | 宜键生命护航 | remark | 两倍
jiashan | “云上嘉善”信息化建设项目 | remark | 云平台
jiashan | 民生服务+社会治理 | remark | 加号
jiashan | 跨部门多业务协同的场景应用 | anomaly | 断
jincheng | 数据共享交换体系 | anomaly | 横向
jincheng | 晋城市新型智慧城市 | remark | 并不矛盾
shangyu | 上虞城市大脑 | ambiguous | 十大应用
shangyu | 商业医疗保险线上理赔 | ambiguous | 效率
shangyu | 商业医疗保险线上理赔 | anomaly | 创造
shangyu | 九场景 | remark | 十大应用
nanhai | 南海城市大脑 | ambiguous | 区、镇、村三级
nanhai | 南海城市大脑 | remark | 县域
nanhai | 标杆应用系统 | remark | 开放项
nanhai | 全区统一超级工单中心 | ambiguous | 一中心
hengqin | 横琴城市大脑一期 | remark | 名号
hengqin | 横琴城市大脑一期 | inferred | 横琴深合区
hengqin | 横琴城市大脑一期 | ambiguous | 底座
hengqin | 数据湖 | remark | 换算
zhengzhou | 郑州城市大脑 | remark | 未必列全
nanan | 重庆南岸区智慧城市管理 | remark | 未必列全
yichang | 宜昌城市大脑 | remark | 未必列全
shangyu | 社区智慧康养系统 | ambiguous | 等
nanhai | 南海城市大脑 | remark | 未必列全
hengqin | 横琴城市大脑一期 | remark | 未必列全
""")
)
