"""The gold set asked of a judge that a script plays, without a network."""

import json
from dataclasses import replace

from loopback import Request
from review_samples import JUDGE

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.review.answers import answers
from pact_author.review.calibration import Tried
from pact_author.review.gold import gold_asked
from pact_author.review.plan import planned


def tried_by(script, gold, samples=1):
    """What a judge says of every item; the script answers as it does behind the loopback server."""
    judge, told, number = replace(JUDGE, samples=samples), [], 0
    for item, question, material in gold_asked(gold):
        asked, replies = planned(question, material, judge), {}
        for each in asked:
            number += 1
            messages = [{"role": m.role, "content": m.content} for m in each.call.messages]
            body = json.loads(script(Request("/", {}, {"messages": messages}), number).body)
            text = body["choices"][0]["message"]["content"]
            replies[each.call.key] = Reply(each.call.key, ReplyStatus.ANSWERED, text)
        told.append(Tried(item, question.code, answers(asked, replies)))
    return told
