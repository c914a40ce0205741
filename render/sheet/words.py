"""The words of the pages themselves, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["WORDS", "clauses", "listed", "say"]

WORDS: Mapping[str, tuple[str, str]] = {
    # The page
    "sheet_title": ("{label} · 事实表", "{label} · Fact sheet"),
    "place": ("地点", "Place"),
    "level": ("级别", "Level"),
    "period": ("时间", "Period"),
    "status": ("状态", "Status"),
    "alias": ("又称", "Also called"),
    "tags": ("标签", "Tags"),
    "link": ("链接", "Link"),
    "within": ("{label}所含", "Within {label}"),
    "since": ("{date}起", "since {date}"),
    "until": ("至{date}", "until {date}"),
    "between": ("{since}至{until}", "{since} to {until}"),
    # Formulas
    "formula": ("命名公式", "Naming formula"),
    "no_formula": (
        "来源没有为本案例给出命名公式。构件按来源列出的内容整理，不代拟公式。",
        "The source gives this case no naming formula. Its components are set out as the source "
        "lists them; none is made up.",
    ),
    "formula_of": ("用于{owner}", "of {owner}"),
    "total": ("共 {count} {measure}", "{count} in all"),
    "total_open": ("{symbol} 为开放项，来源未给出总数", "{symbol} is open: no total is given"),
    "all_named": ("均已列名", "all named"),
    "some_named": ("列名 {count} {measure}", "{count} named"),
    "some_inferred": ("推断 {count} {measure}", "{count} inferred"),
    "none_named": ("均未列名", "none named"),
    "ghost": ("另有 {count} {measure}未列名", "{count} more, not named"),
    "ghost_all": ("{count} {measure}均未列名", "{count}, none named"),
    "ghost_open": ("具体内容未列名", "not named"),
    "inferred": ("推断", "inferred"),
    "measure": ("项", ""),
    # Figures and facts
    "figures": ("关键数字", "Key figures"),
    "no_figures": (
        "来源没有给出可以单列的数字。",
        "The source gives no figure that could stand by itself.",
    ),
    "figures_inside": (
        "来源的数字属于{labels}，列在其各自的章节，不计入本级。",
        "The figures belong to {labels} and stand in the sections of their own.",
    ),
    "no_facts": (
        "来源没有给出数字，也没有可以逐条核对的表述；此处如实留白。",
        "The source gives no figures and no claims to be checked one by one; this is left blank.",
    ),
    "facts": ("全部事实", "All facts"),
    "facts_caption": ("按类别列出的事实", "Facts by class"),
    "subject": ("事项", "Subject"),
    "printed": ("原文", "As printed"),
    "reading": ("读法", "Read as"),
    "owner": ("所属", "Belongs to"),
    "bound_exact": ("确数", "exact"),
    "bound_about": ("约数", "about"),
    "bound_below": ("接近、不到", "just below"),
    "bound_above": ("多于", "more than"),
    "bound_at_least": ("至少", "at least"),
    "bound_at_most": ("至多", "at most"),
    "bound_range": ("区间", "range"),
    "bound_order": ("数量级", "order of magnitude"),
    "bound_text": ("文字表述", "in words"),
    "bound_change": ("变化", "change"),
    "class_outcome": ("带来了什么改变", "what changed"),
    "class_output": ("做了多少事", "what was done"),
    "class_coverage": ("覆盖了谁、哪里", "whom and where it reaches"),
    "class_scale": ("有多大", "how large it is"),
    "class_capability": ("称能做到什么", "what it is said to be able to do"),
    "class_structure": ("由什么构成", "what it is made of"),
    "class_target": ("计划与要求", "what is planned or required"),
    "class_rank": ("荣誉与首创", "awards and firsts"),
    "all_classes": ("全部", "All"),
    "cite": ("出处", "Source"),
    "baseline": ("基线：{text}", "Baseline: {text}"),
    "scope": ("范围：{text}", "Scope: {text}"),
    "as_of": ("截至{date}", "as of {date}"),
    "stated": ("读法由撰写者注明", "the reading was given by the author of the spec"),
    "unread": ("「{text}」未能读出", "“{text}” could not be read"),
    "uncited": ("未注明", "not given"),
    # The timeline
    "timeline": ("时间线", "Timeline"),
    "no_timeline": (
        "来源没有给出可以排出先后的日期。",
        "The source gives no dates to put in order.",
    ),
    "began": ("{label}（起）", "{label} (from)"),
    "ended": ("{label}（止）", "{label} (until)"),
    "was_so": ("{label}（截至此时）", "{label} (as of then)"),
    # On paper
    "sheet": ("事实表", "Fact sheet"),
    "paper_contents": ("目录", "Contents"),
    "cited_on": ("见第 {pages} 页", "cited on p. {pages}"),
    "font_lacks": (
        "字体没有下列字符，文中以〓代之：{characters}",
        "The font lacks these characters, for which 〓 stands: {characters}",
    ),
    # Pictures, components, relations
    "pictures": ("架构图", "Pictures"),
    "picture_hint": (
        "虚线框表示只给出数量或据文意推断；窄屏上可左右滑动。",
        "Dashed boxes are only counted or inferred. On a narrow screen the picture scrolls.",
    ),
    "components": ("构件", "Components"),
    "components_caption": ("按层列出的构件", "Components by layer"),
    "no_components": ("来源没有列出构件。", "The source lists no components."),
    "component": ("名称", "Name"),
    "kind": ("类型", "Kind"),
    "count": ("数量", "Count"),
    "whole": ("属于", "Part of"),
    "supplier": ("供应商：{text}", "Supplier: {text}"),
    "called": ("又称{text}", "Also called {text}"),
    "pillar_group": ("{label}（支柱）", "{label} (pillar)"),
    "no_layer": ("不分层", "In no layer"),
    "relations": ("关系", "Relations"),
    "relations_caption": ("构件之间的关系", "Relations between components"),
    "no_relations": (
        "来源没有说明构件之间的关系。",
        "The source does not say how the components relate.",
    ),
    "from": ("主体", "From"),
    "verb": ("关系", "Relation"),
    "to": ("对象", "To"),
    "related": ("关联", "relates to"),
    "mutual": ("{verb}（相互）", "{verb} (mutual)"),
    # Time and progress
    "time": ("时间与进展", "Time and progress"),
    "no_dates": (
        "来源没有给出日期。",
        "The source gives no dates.",
    ),
    "undated": ("只给出时长", "How long, without dates"),
    "source_dated": ("来源刊出：{label}", "Source published: {label}"),
    "phases": ("进展", "Progress"),
    "no_phases": (
        "来源没有说明哪些已建成、试点、在建或规划。",
        "The source does not say what is live, piloted, under construction or planned.",
    ),
    "no_status": ("状态未提及", "status not mentioned"),
    "items": ("{count} 项", "{count}"),
    # Beside reference models
    "standards": ("对照参考模型", "Beside reference models"),
    "row": ("参考模型的层", "Row of the model"),
    "fills": ("本案例", "This case"),
    "counted_only": ("{label} {count} 项未列名", "{count} of {label}, not named"),
    "unmentioned": ("未提及", "not mentioned"),
    "outside": ("模型之外：", "Outside the model:"),
    # The picture and its details
    "a_city": ("城市", "City"),
    "views": ("视图", "Views"),
    "picture_tools": ("图的工具", "Tools of the picture"),
    "zoom_in": ("放大（+）", "Zoom in (+)"),
    "zoom_out": ("缩小（-）", "Zoom out (-)"),
    "fit": ("显示全图（0）", "Fit (0)"),
    "full": ("全屏（F）", "Full screen (F)"),
    "close": ("关闭（Esc）", "Close (Esc)"),
    "picture_how": (
        "点按构件看详情；方向键移动，回车打开，Esc 关闭；按住 Ctrl 滚动或双指缩放，双击放大，拖动平移。",
        "Select an element for its details. Arrow keys move, Enter opens, Esc closes; zoom by Ctrl "
        "and wheel, by pinching or a double click; drag to pan.",
    ),
    "details": ("详情", "Details"),
    "show_in_picture": ("在图中查看", "Show in the picture"),
    "to_row": ("在表中查看", "Show in the table"),
    "declared": ("声明于", "Declared at"),
    "layer": ("所在层", "Layer"),
    "facts_of": ("事实", "Facts"),
    "relations_out": ("对外关系", "Relations from it"),
    "relations_in": ("被指向的关系", "Relations to it"),
    "parts": ("组成部分", "Parts"),
    "nothing_said": ("未提及", "not mentioned"),
    "vendor": ("供应商", "Supplier"),
    "mutual_sign": ("相互", "mutual"),
    "relation_count": ("关系", "relations"),
    "fact_count": ("事实", "facts"),
    "many": ("合并显示，见下表", "several shown as one; see the tables below"),
    # Tables
    "filter": ("筛选", "Filter"),
    "filter_components": ("筛选构件", "Filter the components"),
    "filter_relations": ("筛选关系", "Filter the relations"),
    "filter_facts": ("筛选事实", "Filter the facts"),
    "no_match": ("没有相符的行。", "No row matches."),
    "notes": ("说明与备注", "Notes"),
    # What is left open
    "open": ("来源留白", "What the source leaves open"),
    "open_intro": (
        "下列各项来源未写明。「未提及」只表示来源没有说到，不表示没有。",
        "The source does not settle these. “Not mentioned” says no more than that.",
    ),
    "open_counted": ("只给出数量", "Counted, not named"),
    "open_terms": ("开放项", "Open terms"),
    "open_ambiguous": ("表述有歧义", "Ambiguous wording"),
    "open_inferred": ("据文意推断", "Inferred from the wording"),
    "open_outcomes": ("成效缺少参照", "Outcomes without a reference"),
    "open_unmentioned": ("未提及", "Not mentioned"),
    "open_nothing": (
        "没有只给数量、推断或存在歧义的内容。",
        "Nothing here is only counted, inferred or ambiguous.",
    ),
    "open_term": ("“{formula}”中的“{label}”", "“{label}” in “{formula}”"),
    "open_element": ("构件“{label}”", "Component “{label}”"),
    "open_member": (
        "“{member}”归入“{formula}”的“{label}”",
        "“{member}” as a member of “{label}” in “{formula}”",
    ),
    "open_relation": ("关系：{source} → {verb} → {target}", "Relation: {source} {verb} {target}"),
    "open_outcome": ("{subject}（{printed}）", "{subject} ({printed})"),
    "lacks_baseline": ("基线", "baseline"),
    "lacks_period": ("时点", "date"),
    "lacks": ("未给出{text}", "no {text} given"),
    "layers": ("层", "Layers"),
    "pillars": ("支柱", "Pillars"),
    "elsewhere": ("仅见于{labels}", "mentioned only for {labels}"),
    # Anomalies and sources
    "anomalies": ("来源存疑之处", "Anomalies of the source"),
    "anomalies_intro": (
        "以下照录来源原样并加以标记，未作更正。",
        "Kept as the source has it, flagged and not repaired.",
    ),
    "concerns": ("涉及{label}", "concerns {label}"),
    "flag": ("存疑", "anomaly"),
    "sources": ("出处", "Sources"),
    "no_sources": ("本页内容未注明出处。", "No source is cited on this page."),
    "whole_source": ("全文", "the source as a whole"),
    "back": ("返回引用处 {number}", "Back to use {number}"),
    "footnote": ("出处 {number}", "Source {number}"),
    # The index
    "index_title": ("城市案例总览", "Overview of the cases"),
    "index_intro": (
        "每个案例一页：公式、构件、数字，以及来源没有写明的部分。排列次序不是排名。",
        "One page for each case: formula, components, figures, and what the source leaves open. "
        "The order is no ranking.",
    ),
    "cases": ("案例", "Cases"),
    "index_no_formula": ("未给出公式", "no formula given"),
    "index_no_facts": ("来源未给出数字", "the source gives no figures"),
    "index_no_figures": ("来源的表述不含数值", "claims without a figure"),
    "index_components": ("构件 {count}", "components: {count}"),
    "index_facts": ("事实 {count}", "facts: {count}"),
    "index_inside": ("含{labels}", "including {labels}"),
    "index_empty": ("还没有案例。", "There are no cases yet."),
    "index_tools": ("搜索与筛选", "Search and filter"),
    "search": ("搜索城市、构件、事实", "Search cities, components, facts"),
    "search_how": (
        "按 / 搜索，方向键选择，回车打开，Esc 清除",
        "/ to search, arrows to choose, Enter to open, Esc to clear",
    ),
    "by_level": ("级别", "Level"),
    "by_layer": ("层", "Layer"),
    "by_kind": ("类型", "Kind"),
    "by_status": ("状态", "Status"),
    "by_class": ("事实类别", "Class of fact"),
    "sort": ("排序", "Sort"),
    "sort_given": ("默认", "Default"),
    "sort_name": ("名称", "Name"),
    "sort_elements": ("构件数", "Components"),
    "sort_facts": ("事实数", "Facts"),
    "reset": ("全部重置", "Reset all"),
    "results": ("检索结果", "Results"),
    "found_cities": ("城市", "Cities"),
    "found_elements": ("构件", "Components"),
    "found_facts": ("事实", "Facts"),
    "found_none": (
        "没有找到。换个词，或放宽筛选。",
        "Nothing found. Try another word or fewer filters.",
    ),
    "found_more": ("再显示 {count} 项", "Show {count} more"),
    "shown_all": ("{count} 个案例", "{count} cases"),
    "shown_some": ("{count} / {all} 个案例", "{count} of {all} cases"),
    "unfilter": ("取消筛选：{label}", "Remove filter: {label}"),
    "no_case": ("没有相符的案例。", "No case matches."),
    "left_out": (
        "案例太多，为使本页打得开，搜索不含{what}；请到各案例的事实表里查找。",
        "There are so many cases that, for this page to open, the search leaves out {what}; look "
        "for them on the fact sheets.",
    ),
    "left_elements": ("构件（共 {count} 项）", "components ({count})"),
    "left_facts": ("事实（共 {count} 项）", "facts ({count})"),
    "thumbnail": ("{label}总体架构图", "Architecture of {label}"),
    "legend": ("怎样阅读", "How to read this"),
    "legend_printed": ("原文", "Printed"),
    "legend_printed_text": (
        "数字照录来源的写法，旁注读法：约、近、多、至少各有所指。",
        "Figures stand as the source prints them, with their reading beside: about, nearly, more "
        "than and at least are kept apart.",
    ),
    "legend_dashed": ("虚线", "Dashed"),
    "legend_dashed_text": (
        "只给出数量而未列名，或据文意推断的内容。",
        "Counted without being named, or inferred from the wording.",
    ),
    "legend_open": ("N、X", "N, X"),
    "legend_open_text": (
        "开放项：来源没有给出总数，列名的只是其中一部分。",
        "Open terms: the source gives no total, and names at most some of them.",
    ),
    "legend_silent": ("未提及", "Not mentioned"),
    "legend_silent_text": (
        "来源没有说到，不等于没有。",
        "The source is silent; that does not mean there is none.",
    ),
}
_SEPARATORS = {"zh": "、", "en": ", "}
_CLAUSES = {"zh": "，", "en": ", "}


def say(name: str, lang: str, **values: str | int) -> str:
    """One of the words in `zh` or `en`, with its blanks filled."""
    text = WORDS[name][lang == "en"]
    return text.format(**values) if values else text


def listed(items: Iterable[str], lang: str) -> str:
    """A list as one string, with the separator of the language."""
    return _SEPARATORS["en" if lang == "en" else "zh"].join(items)


def clauses(parts: Iterable[str], lang: str) -> str:
    """Parts of one sentence, with the comma of the language between them."""
    return _CLAUSES["en" if lang == "en" else "zh"].join(parts)
