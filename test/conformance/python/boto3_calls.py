"""Every emulated operation through boto3: answers, pages and errors. Prints JSON."""
import json

from calls_datasync import drive_cancelled_transfer, drive_datasync
from calls_directory import drive_identity_store
from calls_dynamodb import drive_dynamodb
from calls_events import drive_events, drive_scheduler, drive_sqs
from calls_iam import drive_iam
from calls_notices import drive_cloudwatch, drive_sns
from calls_quotas import drive_quotas
from calls_s3 import drive_s3
from calls_sagemaker import drive_sagemaker
from calls_sso_admin import drive_sso_admin
from calls_states import drive_states
from calls_sts import drive_portal, drive_sts
from calls_tagging import drive_tagging
from calls_workloads import drive_workloads
from driver import FACTS, KNOWN, Driver

# The back-end of Identity Center's console has no public model; its tests are the sandbox's own.
WITHOUT_MODEL = {"sso-directory"}
# Refused by name until sign-in by SAML is built.
REFUSED = {"sts:AssumeRoleWithSAML"}
# Every other operation that has pages is asked for more than one of them.
ONE_PAGE = {
    "cloudwatch:DescribeAlarms",  # All is in one page here.
    "cloudwatch:GetMetricData",
    "cloudwatch:ListMetrics",
    "dynamodb:ListTagsOfResource",  # At most 50 tags.
    "sagemaker:ListTags",
    "events:ListTargetsByRule",  # The rules have a target each.
    "sns:ListSubscriptionsByTopic",  # A hundred are a page, and nobody may ask for fewer.
    "sns:ListTopics",
    "sso-admin:ListInstances",  # An organization has one.
}
# Every other operation that has errors answers at least one of them.
UNREFUSED = {
    "cloudwatch:DescribeAlarms",  # Its errors are of pages.
    "cloudwatch:GetMetricData",
    "cloudwatch:ListMetrics",
    "sqs:ListQueues",  # Its errors are of rates and addresses.
}

driver = Driver()
for drive in (
    drive_identity_store,
    drive_sso_admin,
    drive_sagemaker,
    drive_workloads,
    drive_tagging,
    drive_quotas,
    drive_s3,
    drive_datasync,
    drive_iam,
    drive_dynamodb,
    drive_sqs,
    drive_sns,
    drive_cloudwatch,
    drive_events,
    drive_scheduler,
    drive_states,
    drive_sts,
    drive_portal,
    drive_cancelled_transfer,
):
    try:
        drive(driver)
    except Exception as error:  # one service that breaks leaves the others to be asked
        driver.problems.append(f"{drive.__name__} ended with {type(error).__name__}: {error}")

wanted = {one for one in FACTS["operations"] if one.split(":")[0] not in WITHOUT_MODEL}
for missing in sorted(wanted - driver.called - REFUSED):
    driver.problems.append(f"{missing} is emulated and was not called")
for one in sorted(wanted & driver.called):
    service, operation = one.split(":")
    client = driver.client(service)
    names = {api: python for python, api in client.meta.method_to_api_mapping.items()}
    if client.can_paginate(names[operation]) and one not in driver.paged | ONE_PAGE:
        driver.problems.append(f"{one} has pages and was not asked for them")
    if driver.model(service, operation).error_shapes and one not in driver.refusals | UNREFUSED:
        driver.problems.append(f"{one} has errors and was never refused")
for one in sorted(ONE_PAGE & driver.paged | UNREFUSED & driver.refusals):
    driver.problems.append(f"{one} is listed as an exception, and is none")
for _, why in KNOWN:
    if why not in driver.judged:
        driver.problems.append(f"listed as a difference, and none any more: {why}")
answer = {"cases": driver.cases, "problems": driver.problems, "judged": driver.judged}
print(json.dumps(answer))
