"""What people write in place of the words of protocol files."""

_WRITTEN_FOR = {
    # strengths
    "must": "shall, required, is required to, has to, have to, mandatory, will",
    "should": "ought to, expected, recommended, will normally, would",
    "aim": "endeavour, try, seek, intend, aims to, will aim to, must aim to",
    "may": "can, could, might, optional",
    # acts
    "discuss": "talk, speak, phone, call, telephone, conversation, discussion, talk to, speak to",
    "meet": "meeting, hold a meeting, convene",
    "write": "email, letter, e-mail, reply, respond",
    "notify": "inform, tell, alert",
    "form": "complete form, fill in, complete a form",
    "refer": "escalate, raise, pass on, referral",
    "consider": "review, think, weigh, choose",
    "decide": "determine, adjudicate, arbitrate, rule, decision",
    "record": "document, note, log, minute",
    "advise": "advice, guide, consult",
    "represent": "representations, submit",
    # keys
    "within": "deadline, due, timescale, timeframe, limit, time, by when",
    "from": "after, since, counted from, starting",
    "who": "actor, by, whom, by whom, responsible, owner",
    "opens": "when, trigger, triggered by, starts",
    "on": "when, trigger",
    "to": "recipient, recipients, who, whom",
    "then": "outcome, outcomes, result, results, next",
    "above": "escalates to, next, up, moves up to",
    "what": "description, task, action, wording",
    "why": "reason, because, rationale",
    "text": "wording, words, quote, quotation",
    "at": "place, where, paragraph, page, section, reference",
    "title": "name, label",
    "clause": "reference, source, paragraph, clauses",
    "if": "condition, conditions, only if, when",
    "only": "text only, reason",
    "over": "stages, stage, covers",
    "first": "start, starts at, step",
    "clauses": "clause",
    "nation": "country, jurisdiction",
    "version": "date",
    "purpose": "aim, scope",
    # headings
    "protocol": "procedure, policy",
    "step": "steps, rung, level",
    "duty": "duties, task, tasks, action, actions",
    "post": "both, each, posts, role, roles, tier, tiers",
    "notice": "notices, notification, notifications",
    "fact": "facts, condition",
    "kind": "kinds, type, types",
    "clock": "clocks, deadline, timer",
    "route": "routes, ladder",
    # what happens in a case, and how it ends
    "start": "raised, beginning",
    "risk": "danger, immediate risk, emergency",
    "agreed": "resolved, settled, agreement",
    "decided": "decision",
    "no further stage": "end of process, final, closed, none",
    # Concordat's own words
    "independent chair": "chair, scrutineer, independent scrutineer",
    "child": "person, service user, young person, adult",
    "children": "people, service users, young people, adults",
    # nations
    "northern-ireland": "ni, northern ireland",
}


_SYNONYMS: dict[str, list[str]] = {}
for _known, _others in _WRITTEN_FOR.items():
    for _other in _others.split(", "):
        _SYNONYMS.setdefault(_other, []).append(_known)


def synonym_of(word: str) -> list[str]:
    """The words of protocol files that people mean by this word."""
    return _SYNONYMS.get(word, [])
