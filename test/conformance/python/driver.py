"""Drives a service through boto3 and holds every answer against botocore's model of it."""
import json
import os
import re
import time
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.validate import ParamValidator
from model_problems import constraint_problems, unknown_problems

FACTS = json.loads(os.environ["ROLLCALL_FACTS"])
CLIENTS = {
    "servicequotas": "service-quotas",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
}
# Errors that any operation of a service may answer, which no model lists.
COMMON = {
    "AccessDenied",
    "AccessDeniedException",
    "ValidationException",
    "ValidationError",
    "ThrottlingException",
    "ExpiredToken",
    "ExpiredTokenException",
}
# S3 lists its errors in one place for all operations (S3 API reference, Error responses); a HEAD
# has no body to say them in, and boto3 shows the status in their place.
COMMON_OF_S3 = {
    "403",
    "404",
    "BadDigest",
    "InvalidArgument",
    "KeyTooLongError",
    "NoSuchBucket",
    "NoSuchKey",
    "PreconditionFailed",
}
# Differences that stand, each with its reason; one that is met no more is a problem.
KNOWN = [
    (
        r"^iam:.*Document, value: \{.*valid types: <class 'str'>",
        "boto3 decodes policy documents into objects, though the model calls them texts",
    ),
    (
        r"^identitystore:.*Missing required parameter in .*: \"(UserArn|GroupArn|MembershipArn|Revision)\"",
        "ARNs and revisions are newer than the models that the sandbox and the SDK in use follow",
    ),
    (
        r"^identitystore:Update(User|Group): Missing required parameter in input: "
        r"\"(IdentityStoreId|UserId|GroupId)\"",
        "UpdateUser and UpdateGroup answer nothing in the models that the sandbox follows",
    ),
    (
        r"^dynamodb:.*NumberOfDecreasesToday, value: 0, valid min value: 1",
        "the model asks for 1 or more, AWS's own examples of answers show 0",
    ),
]


class Driver:
    """Counts what was asked and keeps a sentence for whatever was not as the model says."""

    def __init__(self, region=FACTS["region"]):
        self.cases = 0
        self.problems = []
        self.judged = {}
        self.called = set()
        self.refusals = set()
        self.paged = set()
        self.clients = {}
        self.raw = None
        self.region = region

    def client(self, service, **credentials):
        key = (service, *sorted(credentials.values()))
        if key not in self.clients:
            self.clients[key] = self.make(service, credentials)
        return self.clients[key]

    def make(self, service, credentials):
        keys = credentials or {
            "aws_access_key_id": "AKIAOPERATOR00000000",
            "aws_secret_access_key": "operator",
        }
        config = Config(retries={"max_attempts": 1}, read_timeout=60, parameter_validation=False)
        client = boto3.client(
            CLIENTS.get(service, service),
            endpoint_url=FACTS["endpoint"],
            region_name=self.region,
            config=config,
            **keys,
        )
        client.meta.events.register("before-parse", self.keep)
        return client

    def keep(self, response_dict, **_):
        self.raw = response_dict["body"]

    def send(self, service, operation, params, credentials):
        client = self.client(service, **credentials)
        method = client.meta.method_to_api_mapping
        name = next(python for python, api in method.items() if api == operation)
        model = client.meta.service_model.operation_model(operation)
        self.cases += 1
        return model, getattr(client, name)(**params)

    def ok(self, service, operation, credentials=None, **params):
        """The answer; {} when it was refused, which is a problem."""
        self.called.add(f"{service}:{operation}")
        try:
            model, answer = self.send(service, operation, params, credentials or {})
        except ClientError as error:
            self.problem(service, operation, f"refused {params}: {error}")
            return {}
        self.check(service, model, answer)
        return answer

    def until(self, service, operation, done, **params):
        """The answer once it is as wanted; how often that took is no case of its own."""
        cases, answer = self.cases, {}
        for _ in range(200):
            answer = self.ok(service, operation, **params)
            self.cases = cases + 1
            if done(answer):
                return answer
            time.sleep(0.05)
        self.problem(service, operation, f"{params} does not become what it should: {answer}")
        return answer

    def refused(self, service, operation, code, credentials=None, **params):
        """Answers with exactly this error, which the model (or every service) knows."""
        self.refusals.add(f"{service}:{operation}")
        try:
            self.send(service, operation, params, credentials or {})
        except ClientError as error:
            found = error.response["Error"]["Code"]
            # Of a service that once spoke the query protocol: the name in today's model.
            listed = error.response["Error"].get("QueryErrorCode", found)
            if found != code:
                self.problem(service, operation, f"{params} answered {found}, not {code}: {error}")
            elif listed not in self.errors(service, operation):
                self.problem(service, operation, f"answered {listed}, which its model does not list")
            self.check_status(service, operation, error.response)
        else:
            self.problem(service, operation, f"{params} was not refused with {code}")

    def check_status(self, service, operation, response):
        """Of an error whose model tells it."""
        found = response["ResponseMetadata"]["HTTPStatusCode"]
        for shape in self.model(service, operation).error_shapes:
            told = shape.metadata.get("error", {})
            names = (told.get("code"), shape.name)
            wanted = told.get("httpStatusCode", found)
            if response["Error"]["Code"] in names and found != wanted:
                self.problem(service, operation, f"{shape.name} has status {found}, not {wanted}")

    def model(self, service, operation):
        return self.client(service).meta.service_model.operation_model(operation)

    def errors(self, service, operation):
        model = self.model(service, operation)
        names = {shape.metadata.get("error", {}).get("code", shape.name) for shape in model.error_shapes}
        common = COMMON | (COMMON_OF_S3 if service == "s3" else set())
        return names | {shape.name for shape in model.error_shapes} | common

    def pages(self, service, operation, key, size, **params):
        """All items, by the SDK's paginator, which must have turned at least one page."""
        client = self.client(service)
        method = client.meta.method_to_api_mapping
        name = next(python for python, api in method.items() if api == operation)
        self.called.add(f"{service}:{operation}")
        self.paged.add(f"{service}:{operation}")
        model = client.meta.service_model.operation_model(operation)
        items, turned = [], 0
        try:
            pages = client.get_paginator(name).paginate(PaginationConfig={"PageSize": size}, **params)
            for page in pages:
                self.cases += 1
                turned += 1
                self.check(service, model, page)
                items += page.get(key, [])
        except ClientError as error:
            self.problem(service, operation, f"refused a page: {error}")
        if turned < 2:
            self.problem(service, operation, f"turned {turned} pages of {size}: {len(items)} items")
        return items

    def expect(self, service, operation, what, found, wanted):
        self.cases += 1
        if found != wanted:
            self.problem(service, operation, f"{what}: {found!r}, not {wanted!r}")

    def problem(self, service, operation, text):
        for line in text.splitlines():
            self.judge(f"{service}:{operation}: {line}"[:600])

    def judge(self, problem):
        for pattern, why in KNOWN:
            if re.search(pattern, problem):
                self.judged[why] = self.judged.get(why, 0) + 1
                return
        self.problems.append(problem)

    def check(self, service, model, answer):
        shape = model.output_shape
        if shape is None:
            return
        plain = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
        report = ParamValidator().validate(plain, shape)
        if report.has_errors():
            self.problem(service, model.name, report.generate_report())
        protocol = model.service_model.metadata["protocol"]
        for text in constraint_problems(plain, shape, model.name):
            self.problem(service, model.name, text)
        for text in unknown_problems(self.raw, shape, model.name, protocol):
            self.problem(service, model.name, text)


def follow_real_time():
    """From now on the sandbox's time passes as it does outside, and jumps no more."""
    url = f"{FACTS['endpoint']}/_sandbox/clock"
    urllib.request.urlopen(url, data=b'{"followRealTime": true}').close()


def keys_of(credentials):
    """What AssumeRole gave, as boto3 takes it."""
    return {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }
