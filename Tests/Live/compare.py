"""Compares rendered manifests with a dump of the cluster, independently of portolan.

usage: compare.py DUMP RENDERED

Fills in the defaults that the API server sets, leaves out what the server and controllers write, and prints every
difference. Exits with 1 if there are any.
"""

import decimal
import re
import sys

import yaml

CONTROLLED = {"Endpoints", "EndpointSlice", "Lease", "ReplicaSet", "Pod", "ControllerRevision", "Event"}
IN_EVERY_NAMESPACE = {("ConfigMap", "kube-root-ca.crt"), ("ServiceAccount", "default"), ("Service", "kubernetes")}
SUFFIXES = {"n": -9, "u": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}
WRITTEN_ANNOTATIONS = re.compile(
    r"kubectl\.kubernetes\.io/last-applied-configuration|deployment\.kubernetes\.io/.*|pv\.kubernetes\.io/.*"
    r"|volume\.(beta\.)?kubernetes\.io/.*|deprecated\.daemonset\.template\.generation")


def defaults(target, **values):
    """Sets the fields that a map does not have."""
    for key, value in values.items():
        if target.get(key) is None:
            target[key] = value


def image_pull_policy(image):
    name = image.split("@")[0].rsplit("/", 1)[-1]
    is_latest = name.endswith(":latest") or ":" not in name and "@" not in image
    return "Always" if is_latest else "IfNotPresent"


def probe(value):
    if not value:
        return
    defaults(value, failureThreshold=3, periodSeconds=10, successThreshold=1, timeoutSeconds=1)
    handler(value)


def handler(value):
    if value.get("httpGet"):
        defaults(value["httpGet"], path="/", scheme="HTTP")
    if value.get("grpc"):
        defaults(value["grpc"], service="")


def container(value):
    defaults(
        value, imagePullPolicy=image_pull_policy(value["image"]), terminationMessagePath="/dev/termination-log",
        terminationMessagePolicy="File")
    for port in value.get("ports") or []:
        defaults(port, protocol="TCP")
    for kind in "readinessProbe", "livenessProbe", "startupProbe":
        probe(value.get(kind))
    for moment in (value.get("lifecycle") or {}).values():
        handler(moment)
    for env in value.get("env") or []:
        field_reference(env.get("valueFrom") or {})


def field_reference(value):
    if value.get("fieldRef"):
        defaults(value["fieldRef"], apiVersion="v1")
    if value.get("resourceFieldRef"):
        defaults(value["resourceFieldRef"], divisor="0")


def claim(spec):
    defaults(spec, volumeMode="Filesystem")
    if spec.get("dataSource"):
        defaults(spec, dataSourceRef=spec["dataSource"])
    if spec.get("dataSourceRef"):
        defaults(spec, dataSource=spec["dataSourceRef"])


def volume(value):
    if set(value) == {"name"}:
        value["emptyDir"] = {}
    for kind in "configMap", "secret", "downwardAPI", "projected":
        if kind in value:
            defaults(value[kind], defaultMode=0o644)
    projections = (value.get("projected") or {}).get("sources") or []
    for source in projections:
        if source.get("serviceAccountToken"):
            defaults(source["serviceAccountToken"], expirationSeconds=3600)
    for files in [value] + projections:
        for item in (files.get("downwardAPI") or {}).get("items") or []:
            field_reference(item)
    if "ephemeral" in value:
        claim(value["ephemeral"]["volumeClaimTemplate"]["spec"])
    if "image" in value:
        defaults(value["image"], pullPolicy=image_pull_policy(value["image"]["reference"]))
    if "iscsi" in value:
        defaults(value["iscsi"], iscsiInterface="default")
    if "rbd" in value:
        defaults(value["rbd"], pool="rbd", user="admin", keyring="/etc/ceph/keyring")
    if "azureDisk" in value:
        defaults(value["azureDisk"], cachingMode="ReadWrite", fsType="ext4", kind="Shared", readOnly=False)
    if "scaleIO" in value:
        defaults(value["scaleIO"], storageMode="ThinProvisioned", fsType="xfs")


def template(value):
    spec = value["spec"]
    defaults(
        spec, dnsPolicy="ClusterFirst", restartPolicy="Always", schedulerName="default-scheduler",
        terminationGracePeriodSeconds=30, enableServiceLinks=True)
    if spec.get("serviceAccountName"):
        defaults(spec, serviceAccount=spec["serviceAccountName"])
    for item in (spec.get("containers") or []) + (spec.get("initContainers") or []):
        container(item)
    for item in spec.get("volumes") or []:
        volume(item)


def job(spec):
    defaults(
        spec, completionMode="NonIndexed", backoffLimit=6, parallelism=1, suspend=False, manualSelector=False,
        podReplacementPolicy="Failed" if spec.get("podFailurePolicy") else "TerminatingOrFailed")
    if spec.get("backoffLimitPerIndex") is not None and spec["backoffLimit"] == 6:
        spec["backoffLimit"] = 2147483647
    defaults(spec, completions=spec["parallelism"])
    template(spec["template"])


def service(spec):
    defaults(spec, sessionAffinity="None", type="ClusterIP")
    if spec["type"] != "ExternalName":
        defaults(spec, internalTrafficPolicy="Cluster")
    if spec["type"] in ("NodePort", "LoadBalancer"):
        defaults(spec, externalTrafficPolicy="Cluster")
    if spec["type"] == "LoadBalancer":
        defaults(spec, allocateLoadBalancerNodePorts=True)
    if spec["sessionAffinity"] == "ClientIP":
        defaults(spec, sessionAffinityConfig={})
        defaults(spec["sessionAffinityConfig"], clientIP={})
        defaults(spec["sessionAffinityConfig"]["clientIP"], timeoutSeconds=10800)
    for port in spec.get("ports") or []:
        defaults(port, protocol="TCP", targetPort=port["port"])


def autoscaler(spec):
    defaults(spec, minReplicas=1)
    target = {"type": "Utilization", "averageUtilization": 80}
    defaults(spec, metrics=[{"type": "Resource", "resource": {"name": "cpu", "target": target}}])
    if spec.get("behavior") is not None:
        steps = [{"type": "Percent", "value": 100, "periodSeconds": 15}]
        defaults(spec["behavior"], scaleUp={}, scaleDown={})
        defaults(
            spec["behavior"]["scaleUp"], stabilizationWindowSeconds=0, selectPolicy="Max",
            policies=[{"type": "Pods", "value": 4, "periodSeconds": 15}] + steps)
        defaults(spec["behavior"]["scaleDown"], selectPolicy="Max", policies=steps)


def fill(item):
    """Sets the defaults of an object."""
    kind, spec = item["kind"], item.get("spec") or {}
    if kind in ("Deployment", "StatefulSet", "DaemonSet"):
        defaults(spec, revisionHistoryLimit=10)
        template(spec["template"])
    if kind in ("Deployment", "StatefulSet"):
        defaults(spec, replicas=1)
    if kind == "Deployment":
        defaults(spec, progressDeadlineSeconds=600, strategy={})
        defaults(spec["strategy"], type="RollingUpdate")
        if spec["strategy"]["type"] == "RollingUpdate":
            defaults(spec["strategy"], rollingUpdate={})
            defaults(spec["strategy"]["rollingUpdate"], maxSurge="25%", maxUnavailable="25%")
    elif kind == "StatefulSet":
        defaults(
            spec, podManagementPolicy="OrderedReady", updateStrategy={}, persistentVolumeClaimRetentionPolicy={})
        defaults(spec["persistentVolumeClaimRetentionPolicy"], whenDeleted="Retain", whenScaled="Retain")
        defaults(spec["updateStrategy"], type="RollingUpdate")
        if spec["updateStrategy"]["type"] == "RollingUpdate":
            defaults(spec["updateStrategy"], rollingUpdate={})
            defaults(spec["updateStrategy"]["rollingUpdate"], partition=0)
        for item in spec.get("volumeClaimTemplates") or []:
            defaults(item, apiVersion="v1", kind="PersistentVolumeClaim")
            claim(item["spec"])
    elif kind == "DaemonSet":
        defaults(spec, updateStrategy={})
        defaults(spec["updateStrategy"], type="RollingUpdate")
        if spec["updateStrategy"]["type"] == "RollingUpdate":
            defaults(spec["updateStrategy"], rollingUpdate={})
            defaults(spec["updateStrategy"]["rollingUpdate"], maxSurge=0, maxUnavailable=1)
    elif kind == "Job":
        job(spec)
    elif kind == "CronJob":
        defaults(
            spec, concurrencyPolicy="Allow", failedJobsHistoryLimit=1, successfulJobsHistoryLimit=3, suspend=False)
        # Only a Job gets the defaults of a Job.
        template(spec["jobTemplate"]["spec"]["template"])
    elif kind == "Service":
        service(spec)
    elif kind == "HorizontalPodAutoscaler":
        autoscaler(spec)
    elif kind == "PersistentVolumeClaim":
        claim(spec)
    elif kind == "Secret":
        defaults(item, type="Opaque")
    elif kind == "LimitRange":
        for limit in spec["limits"]:
            # A request is at most the default limit.
            defaults(limit, defaultRequest=limit.get("default"))
    elif kind == "RoleBinding":
        defaults(item["roleRef"], apiGroup="rbac.authorization.k8s.io")
        for subject in item.get("subjects") or []:
            group = "" if subject["kind"] == "ServiceAccount" else "rbac.authorization.k8s.io"
            defaults(subject, apiGroup=group)
    elif kind == "Gateway" and "listeners" in spec:
        for listener in spec["listeners"]:
            defaults(listener, allowedRoutes={})
            defaults(listener["allowedRoutes"], namespaces={})
            defaults(listener["allowedRoutes"]["namespaces"], **{"from": "Same"})
    elif kind == "HTTPRoute":
        http_route(spec)
    elif kind in ("DestinationRule", "VirtualService"):
        short_hosts(spec, f".{item['metadata'].get('namespace')}.svc.cluster.local")
    elif kind == "NetworkPolicy":
        types = ["Ingress"] + (["Egress"] if spec.get("egress") else [])
        defaults(spec, policyTypes=types)
        for rule in (spec.get("ingress") or []) + (spec.get("egress") or []):
            for port in (rule or {}).get("ports") or []:
                defaults(port, protocol="TCP")


def http_route(spec):
    for parent in spec.get("parentRefs") or []:
        defaults(parent, group="gateway.networking.k8s.io", kind="Gateway")
    for rule in spec.get("rules") or []:
        defaults(rule, matches=[{}])
        for match in rule["matches"]:
            defaults(match, path={})
            defaults(match["path"], type="PathPrefix", value="/")
        for backend in rule.get("backendRefs") or []:
            defaults(backend, kind="Service", weight=1)


def short_hosts(value, suffix):
    """Istio resolves short names in the namespace of the object."""
    if isinstance(value, list):
        for item in value:
            short_hosts(item, suffix)
    elif isinstance(value, dict):
        if isinstance(value.get("host"), str):
            value["host"] = value["host"].removesuffix(suffix)
        for item in value.values():
            short_hosts(item, suffix)


def adopt(live, rendered):
    """Copies values that the server allocates or admission sets, unless they are declared."""
    kind, spec, own = live["kind"], live.get("spec") or {}, rendered.get("spec") or {}
    for key in {"Ingress": ["ingressClassName"], "PersistentVolumeClaim": ["storageClassName"]}.get(kind, []):
        if key in spec:
            defaults(own, **{key: spec[key]})
    if kind == "Service":
        for key in "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort":
            if key in spec:
                defaults(own, **{key: spec[key]})
        for port, other in zip(own.get("ports") or [], spec.get("ports") or []):
            if "nodePort" in other:
                defaults(port, nodePort=other["nodePort"])
    if kind == "PersistentVolumeClaim" and "volumeName" in spec:
        defaults(own, volumeName=spec["volumeName"])
    if kind == "Job":
        defaults(own, selector=spec.get("selector"))
        labels = own["template"].setdefault("metadata", {}).setdefault("labels", {})
        for key, value in (spec["template"]["metadata"].get("labels") or {}).items():
            if "controller-uid" in key or "job-name" in key:
                labels.setdefault(key, value)
        metadata = live["metadata"].get("labels") or {}
        for key in list(metadata):
            if "controller-uid" in key or "job-name" in key:
                del metadata[key]
    if kind in ("Deployment", "StatefulSet") and key_of(live) in scaled:
        own["replicas"] = spec.get("replicas")


def plain(value, key=""):
    """A value without empty maps and lists, with equal quantities in one form."""
    if isinstance(value, dict):
        found = {name: plain(item, name) for name, item in value.items()}
        return {name: item for name, item in found.items() if item not in (None, {}, [], "")}
    if isinstance(value, list):
        return [plain(item, key) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return value if key not in QUANTITIES else quantity(str(value))
    return quantity(value) if key in QUANTITIES else value


QUANTITIES = {"cpu", "memory", "storage", "ephemeral-storage", "sizeLimit", "divisor", "averageValue"}


def quantity(text):
    match = re.fullmatch(r"([+-]?[0-9.]+)(?:([numkMGTPE])|([KMGTPE]i)|[eE]([+-]?[0-9]+))?", text)
    if not match:
        return text
    number = decimal.Decimal(match[1])
    if match[2]:
        number *= decimal.Decimal(10) ** SUFFIXES[match[2]]
    elif match[3]:
        number *= decimal.Decimal(1024) ** BINARY[match[3]]
    elif match[4]:
        number *= decimal.Decimal(10) ** int(match[4])
    return format(number.normalize(), "f")


def stripped(item):
    """An object without what the server and controllers write."""
    item.pop("status", None)
    item.pop("apiVersion", None)
    metadata = item["metadata"]
    for key in "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "finalizers":
        metadata.pop(key, None)
    annotations = metadata.get("annotations") or {}
    for key in list(annotations):
        if WRITTEN_ANNOTATIONS.fullmatch(key):
            del annotations[key]
    for claim_template in (item.get("spec") or {}).get("volumeClaimTemplates") or []:
        claim_template.pop("status", None)
    for place in ("template", "jobTemplate"):
        (((item.get("spec") or {}).get(place) or {}).get("metadata") or {}).pop("creationTimestamp", None)
    return item


def key_of(item):
    group = item["apiVersion"].rpartition("/")[0] if "apiVersion" in item else item["group"]
    return group, item["kind"], item["metadata"].get("namespace"), item["metadata"]["name"]


def differences(live, rendered, path):
    if isinstance(live, dict) and isinstance(rendered, dict):
        for key in sorted(set(live) | set(rendered)):
            yield from differences(live.get(key), rendered.get(key), f"{path}.{key}")
    elif isinstance(live, list) and isinstance(rendered, list) and len(live) == len(rendered):
        for index, (left, right) in enumerate(zip(live, rendered)):
            yield from differences(left, right, f"{path}[{index}]")
    elif live != rendered:
        yield f"{path}: {live!r} in the cluster, {rendered!r} rendered"


def documents(path):
    with open(path, "rb") as file:
        for document in yaml.load_all(file, yaml.CSafeLoader):
            if document:
                yield from document["items"] if document["kind"] == "List" else [document]


def is_declared(item, claims):
    name = item["metadata"]["name"]
    return (
        item["kind"] not in CONTROLLED and (item["kind"], name) not in IN_EVERY_NAMESPACE
        and not item["metadata"].get("ownerReferences")
        and not (item["kind"] == "PersistentVolumeClaim" and name.rpartition("-")[0] in claims))


dumped = list(documents(sys.argv[1]))
set_claims = {
    f"{entry['metadata']['name']}-{item['metadata']['name']}" for item in dumped if item["kind"] == "StatefulSet"
    for entry in item["spec"].get("volumeClaimTemplates") or []}
live_items = {key_of(item): item for item in dumped if is_declared(item, set_claims)}
rendered_items = {key_of(item): item for item in documents(sys.argv[2])}
scaled = {
    ("apps", item["spec"]["scaleTargetRef"]["kind"], item["metadata"].get("namespace"),
     item["spec"]["scaleTargetRef"]["name"])
    for item in dumped if item["kind"] == "HorizontalPodAutoscaler"}
found = []
for key in sorted(set(live_items) | set(rendered_items), key=str):
    title = f"{key[1]}/{key[3]}"
    if key not in live_items or key not in rendered_items:
        found.append(f"{title}: only {'rendered' if key in rendered_items else 'in the cluster'}")
        continue
    left, right = live_items[key], rendered_items[key]
    fill(right)
    fill(left)
    adopt(left, right)
    found += differences(plain(stripped(left)), plain(stripped(right)), title)
print("\n".join(found) if found else f"{len(live_items)} objects, equal")
sys.exit(1 if found else 0)
