"""Service Quotas: those of Studio."""

SERVICE = "servicequotas"
PROFILES = {"ServiceCode": "sagemaker", "QuotaCode": "L-AC46C40F"}
ABSENT = {"ServiceCode": "sagemaker", "QuotaCode": "L-00000000"}


def drive_quotas(driver):
    def ok(operation, **params):
        return driver.ok(SERVICE, operation, **params)

    def refused(operation, code, **params):
        driver.refused(SERVICE, operation, code, **params)

    default = ok("GetAWSDefaultServiceQuota", **PROFILES).get("Quota", {})
    driver.expect(SERVICE, "GetAWSDefaultServiceQuota", "value", default.get("Value"), 2.0)
    for operation in ("GetServiceQuota", "GetAWSDefaultServiceQuota"):
        quota = ok(operation, **PROFILES).get("Quota", {})
        driver.expect(SERVICE, operation, "code", quota.get("QuotaCode"), PROFILES["QuotaCode"])
        refused(operation, "NoSuchResourceException", **ABSENT)
        refused(operation, "NoSuchResourceException", **{**PROFILES, "ServiceCode": "absent"})
    quotas = driver.pages(SERVICE, "ListServiceQuotas", "Quotas", 2, ServiceCode="sagemaker")
    codes = {one["QuotaCode"] for one in quotas}
    driver.expect(SERVICE, "ListServiceQuotas", "code", PROFILES["QuotaCode"] in codes, True)
    refused("ListServiceQuotas", "NoSuchResourceException", ServiceCode="absent")
    token = {"ServiceCode": "sagemaker", "NextToken": "noToken"}
    refused("ListServiceQuotas", "InvalidPaginationTokenException", **token)
