"""The escalation as a BPMN process, run by SpiffWorkflow."""

import json
from functools import cache
from pathlib import Path

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs import BpmnProcessSpec
from SpiffWorkflow.util.task import TaskState

FILE = Path(__file__).with_name("escalation.bpmn")
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
# What the person who acts chooses to do next; the representations stay open until the decision ends
# them.
PASSED_OVER = "chair_representations"
serializer = BpmnWorkflowSerializer()


@cache
def process(*, limits: bool) -> BpmnProcessSpec:
    """The process as the engine runs it, read once; without its limits it has no timers."""
    root = etree.parse(FILE).getroot()
    if not limits:
        _take_out_limits(root)
    parser = BpmnParser()
    parser.add_bpmn_xml(root)
    return parser.get_spec("escalation")


def _take_out_limits(root: etree._Element) -> None:
    (drawn,) = root
    gone = {each.get("id") for each in drawn.iter(f"{BPMN}boundaryEvent")}
    gone |= {
        flow.get("targetRef")
        for flow in drawn.iter(f"{BPMN}sequenceFlow")
        if flow.get("sourceRef") in gone
    }
    for each in list(drawn):
        if gone & {each.get("id"), each.get("sourceRef")}:
            drawn.remove(each)


def run(*, limits: bool) -> BpmnWorkflow:
    """The whole case, from the disagreement raised to the decision; nobody ever agrees."""
    workflow = BpmnWorkflow(process(limits=limits))
    workflow.do_engine_steps()
    while not workflow.is_completed():
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        task = next(each for each in ready if each.task_spec.name != PASSED_OVER)
        task.set_data(position="not agreed")
        task.run()
        workflow.do_engine_steps()
    return workflow


def acts(workflow: BpmnWorkflow) -> int:
    """How many acts of people brought it to the decision; 0 where none did."""
    decided = workflow.get_tasks(state=TaskState.COMPLETED, spec_name="ended_decided")
    return len(workflow.get_tasks(state=TaskState.COMPLETED, manual=True)) if decided else 0


def stored(*, limits: bool) -> str:
    return str(serializer.serialize_json(run(limits=limits)))


def restored(state: str) -> BpmnWorkflow:
    return serializer.deserialize_json(state)


def size_of_tasks(*, limits: bool) -> int:
    """The bytes of a stored case that are its own: without the process, which could be kept once
    for all cases.
    """
    state = json.loads(stored(limits=limits))
    return len(json.dumps({key: value for key, value in state.items() if "spec" not in key}))
