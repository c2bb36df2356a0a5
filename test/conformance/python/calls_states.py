"""Step Functions: the machines of the template, and an execution of our own."""
import json

SERVICE = "states"


def drive_states(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    machines = driver.pages(SERVICE, "ListStateMachines", "stateMachines", 1)
    arn = next(one["stateMachineArn"] for one in machines if one["name"] == "rollcall-reconcile-user")
    ok("DescribeStateMachine", stateMachineArn=arn)
    refused("ListStateMachines", "InvalidToken", nextToken="no token")
    refused("DescribeStateMachine", "StateMachineDoesNotExist", stateMachineArn=f"{arn}-absent")
    refused("DescribeStateMachine", "InvalidArn", stateMachineArn="no arn")
    # A lease that nobody holds: the execution ends at once, and that is what is wanted here.
    work = json.dumps({"userId": "9067642b70-00000000-0000-0000-0000-000000000000", "fence": 1})
    started = [
        ok("StartExecution", stateMachineArn=arn, name=f"conformance-{number}", input=work)
        for number in range(3)
    ]
    execution = started[0]["executionArn"]
    refused("StartExecution", "InvalidExecutionInput", stateMachineArn=arn, input="no JSON")
    refused("StartExecution", "StateMachineDoesNotExist", stateMachineArn=f"{arn}-absent")
    refused("StartExecution", "InvalidName", stateMachineArn=arn, name="a name?")
    ended = lambda answer: answer.get("status") != "RUNNING"
    driver.until(SERVICE, "DescribeExecution", ended, executionArn=execution)
    other = json.dumps({"userId": "other", "fence": 2})
    refused(
        "StartExecution",
        "ExecutionAlreadyExists",
        stateMachineArn=arn,
        name="conformance-0",
        input=other,
    )
    refused("DescribeExecution", "ExecutionDoesNotExist", executionArn=f"{execution}-absent")
    refused("DescribeExecution", "InvalidArn", executionArn="no arn")
    driver.pages(SERVICE, "ListExecutions", "executions", 1, stateMachineArn=arn)
    refused("ListExecutions", "StateMachineDoesNotExist", stateMachineArn=f"{arn}-absent")
    events = driver.pages(SERVICE, "GetExecutionHistory", "events", 2, executionArn=execution)
    ids = [one["id"] for one in events]
    driver.expect(SERVICE, "GetExecutionHistory", "ids", ids, list(range(1, len(ids) + 1)))
    refused("GetExecutionHistory", "ExecutionDoesNotExist", executionArn=f"{execution}-absent")
    ok("StopExecution", executionArn=execution)
    refused("StopExecution", "ExecutionDoesNotExist", executionArn=f"{execution}-absent")
