import ChartParameters
import ManifestTree
import Testing

@testable import ChartRendering

/// A kind of parameter, and what a chart contains for it.
struct ParameterExample: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let chart: Chart
  let declared: ManifestTree.Object
  /// The lines of `values.yaml`.
  let values: String
  /// The schema of a value.
  let schema: (path: ValuesPath, node: Node)?
  /// The lines of the template.
  let template: String
  /// The path of the field.
  let place: NodePath
  /// The field with assignments; nil if it is left out.
  let changed: [(assignments: [String], field: Node?)]

  init(
    _ sentence: String, of object: ManifestTree.Object, setting own: [ValuesPath: Node] = [:],
    _ change: (inout ParameterTree) -> Void, values: String, schema: (ValuesPath, Node)?, template: String,
    at place: NodePath, _ changed: [(assignments: [String], field: Node?)]
  ) {
    testDescription = sentence
    declared = object
    chart = Chart(["base": [ParameterizedSystem.Object(object, change)]], values: own)
    self.values = values
    self.schema = schema
    self.template = template
    self.place = place
    self.changed = changed
  }
}

extension ParameterExample {
  private static let cart = ValuesPath.cart
  private static let container = NodePath([.key("spec"), .key("template"), .key("spec"), .key("containers")])
    .index(0)
  private static let containerSteps: [ParameterTree.Step] = [
    "spec", "template", "spec", "containers", .item("cart"),
  ]
  private static func spec(_ key: String) -> NodePath { NodePath([.key("spec"), .key(key)]) }

  private static func deployment(_ fields: NodeMap) -> ManifestTree.Object {
    var container: NodeMap = ["name": "cart"]
    for entry in fields { container[entry.key] = entry.value }
    return .deployment("cart", ["containers": [.map(container)]])
  }

  static let all = [
    ParameterExample(
      "an integer", of: Object("apps/v1", "Deployment", "cart", ["spec": ["replicas": 2]]),
      {
        $0.set(
          .value(Parameter(cart.key("replicaCount"), "Number of pods", .pods), .integer),
          at: ["spec", "replicas"])
      },
      values: "  # Number of pods\n  replicaCount: 2\n",
      schema: (
        cart.key("replicaCount"),
        ["type": "integer", "minimum": 0, "maximum": 2_147_483_647, "description": "Number of pods"]
      ),
      template: "  replicas: {{ int64 .Values.cart.replicaCount }}\n", at: spec("replicas"),
      [(["cart.replicaCount=5"], 5)]),
    ParameterExample(
      "a text", of: Object("batch/v1", "CronJob", "cart", ["spec": ["schedule": "@daily"]]),
      {
        $0.set(
          .value(Parameter(cart.key("schedule"), "Schedule", .text(.schedule)), .text),
          at: ["spec", "schedule"])
      },
      values: "  # Schedule\n  schedule: \"@daily\"\n",
      schema: (
        cart.key("schedule"),
        ["type": "string", "pattern": .string(TextForm.schedule.pattern ?? ""), "description": "Schedule"]
      ),
      template: "  schedule: {{ .Values.cart.schedule | quote }}\n", at: spec("schedule"),
      [(["cart.schedule=@hourly"], "@hourly")]),
    ParameterExample(
      "a text that digits stand for", of: deployment(["env": [["name": "PORT", "value": "80"]]]),
      {
        $0.set(
          .variable(Parameter(cart.keys(["env", "port"]), "Port", .text(.any))),
          at: containerSteps + ["env", .item("PORT")])
        let more = Parameter(cart.key("extraEnv"), "More", nil, absent: .list([]))
        $0.set(.extended(by: more.path, more), at: containerSteps + ["env"])
      },
      values: "    # Port\n    port: \"80\"\n",
      schema: (
        cart.keys(["env", "port"]),
        [
          "type": ["string", "integer"], "minimum": -9_007_199_254_740_991,
          "maximum": 9_007_199_254_740_991, "description": "Port",
        ]
      ),
      template: "value: {{ include \"shop.text\" .Values.cart.env.port | quote }}\n",
      at: container.key("env").index(0).key("value"),
      [(["cart.env.port=81"], "81"), (["cart.env.port=http"], "http"), (["cart.env.port="], "")]),
    ParameterExample(
      "a switch", of: Object("batch/v1", "CronJob", "cart", ["spec": ["suspend": false]]),
      { $0.set(.value(Parameter(cart.key("suspend"), "Suspend", .bool), .bool), at: ["spec", "suspend"]) },
      values: "  # Suspend\n  suspend: false\n",
      schema: (cart.key("suspend"), ["type": "boolean", "description": "Suspend"]),
      template: "  suspend: {{ .Values.cart.suspend }}\n", at: spec("suspend"),
      [(["cart.suspend=true"], true)]),
    ParameterExample(
      "a field that null leaves out",
      of: Object(
        "v1", "PersistentVolumeClaim", "cart", ["spec": ["storageClassName": "fast", "volumeName": "a"]]),
      {
        $0.set(
          .value(Parameter(cart.key("class"), "Class", .text(.name), isNullable: true), .text),
          at: ["spec", "storageClassName"])
      },
      values: "  # Class; null leaves it out\n  class: fast\n",
      schema: (
        cart.key("class"),
        [
          "type": ["string", "null"], "pattern": .string(TextForm.name.pattern ?? ""),
          "description": "Class; null leaves it out",
        ]
      ),
      template: """
          {{- if not (kindIs "invalid" .Values.cart.class) }}
          storageClassName: {{ .Values.cart.class | quote }}
          {{- end }}

        """, at: spec("storageClassName"), [(["cart.class=slow"], "slow"), (["cart.class=null"], nil)]),
    ParameterExample(
      "a map that a value extends",
      of: Object("v1", "Service", "cart", ["spec": ["selector": ["app": "cart"]]]),
      {
        let more = Parameter(
          cart.key("podLabels"), "Labels", .entries(.labelValue, except: []), absent: .map([:]))
        $0.set(.extended(by: more.path, more), at: ["spec", "selector"])
      },
      values: "  # Labels\n  podLabels: {}\n",
      schema: (
        cart.key("podLabels"),
        [
          "type": "object",
          "propertyNames": ["allOf": [["$ref": "#/definitions/labelKey"], ["not": ["enum": ["app"]]]]],
          "additionalProperties": [
            "type": "string", "pattern": .string(TextForm.labelValue.pattern ?? ""),
          ], "description": "Labels",
        ]
      ),
      template: """
          selector:
            app: cart
            {{- with .Values.cart.podLabels }}
            {{- toYaml . | nindent 4 }}
            {{- end }}

        """, at: spec("selector"), [(["cart.podLabels.team=a"], ["app": "cart", "team": "a"])]),
    ParameterExample(
      "a list that a value extends", of: deployment(["env": [["name": "A", "value": "1"]]]),
      {
        let more = Parameter(cart.key("extraEnv"), "Variables", nil, absent: .list([]))
        $0.set(.extended(by: more.path, more), at: containerSteps + ["env"])
      },
      values: "  # Variables\n  extraEnv: []\n",
      schema: (
        cart.key("extraEnv"),
        ["type": "array", "items": ["$ref": "#/definitions/core.v1.EnvVar"], "description": "Variables"]
      ),
      template: """
                    {{- with .Values.cart.extraEnv }}
                    {{- toYaml . | nindent 12 }}
                    {{- end }}

        """, at: container.key("env"),
      [
        (
          ["cart.extraEnv[0].name=B,cart.extraEnv[0].value=x"],
          [["name": "A", "value": "1"], ["name": "B", "value": "x"]]
        )
      ]),
    ParameterExample(
      "resources", of: deployment(["resources": ["requests": ["cpu": "100m"]]]),
      {
        $0.set(
          .block(Parameter(cart.key("resources"), "Resources", nil, absent: .map([:])), .filled),
          at: containerSteps + ["resources"])
      },
      values: "  # Resources\n  resources:\n    requests:\n      cpu: 100m\n",
      schema: (cart.key("resources"), ["$ref": "#/definitions/core.v1.ResourceRequirements"]),
      template: """
                  {{- with .Values.cart.resources }}
                  resources:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}

        """, at: container.key("resources"),
      [
        (
          ["cart.resources.limits.memory=64Mi"],
          ["requests": ["cpu": "100m"], "limits": ["memory": "64Mi"]]
        ), (["cart.resources=null"], nil),
      ]),
    ParameterExample(
      "an image", of: deployment(["image": "example.com/shop/cart:1.0"]),
      setting: [
        cart.keys(["image", "repository"]): "example.com/shop/cart", cart.keys(["image", "tag"]): "1.0",
        cart.keys(["image", "digest"]): .null,
      ],
      {
        let image = cart.key("image")
        $0.set(
          .template(
            .image(image),
            [
              Parameter(image.key("repository"), "Repository", .text(.repository)),
              Parameter(image.key("tag"), "Tag", .text(.tag)),
              Parameter(image.key("digest"), "Digest", .text(.digest), isNullable: true),
            ]), at: containerSteps + ["image"])
      },
      values: """
            # Repository
            repository: example.com/shop/cart
            # Tag
            tag: "1.0"
            # Digest; null leaves it out
            digest: null

        """,
      schema: (
        cart.keys(["image", "repository"]),
        [
          "type": "string", "pattern": .string(TextForm.repository.pattern ?? ""),
          "description": "Repository",
        ]
      ),
      template:
        "image: {{ include \"shop.image\" (dict \"root\" $ \"image\" .Values.cart.image) | quote }}\n",
      at: container.key("image"),
      [
        (["cart.image.tag=2"], "example.com/shop/cart:2"),
        (["cart.image.tag="], "example.com/shop/cart"),
        (["imageRegistry=registry.local:5000/a"], "registry.local:5000/a/shop/cart:1.0"),
        (
          ["cart.image.digest=sha256:\(String(repeating: "0", count: 64))"],
          .string("example.com/shop/cart:1.0@sha256:\(String(repeating: "0", count: 64))")
        ),
      ]),
    ParameterExample(
      "a placement",
      of: .deployment("cart", ["nodeSelector": ["disk": "ssd"], "containers": [["name": "cart"]]]),
      setting: [
        cart.key("placement"): "anywhere", cart.key("nodeSelector"): ["disk": "ssd"],
        cart.key("terminationGracePeriodSeconds"): .null,
      ],
      {
        $0.set(
          .pod(
            Template.Scheduling(service: cart, selector: [("app", [.literal("cart")])]),
            [
              Parameter(cart.key("placement"), "Nodes", .choice(["anywhere", "spot", "onDemand"])),
              Parameter(cart.key("nodeSelector"), "Labels", .entries(.labelValue, except: [])),
              Parameter(
                cart.key("terminationGracePeriodSeconds"), "Seconds", .integer(0...100), isNullable: true),
            ]), at: ["spec", "template", "spec"])
      },
      values: "  # Nodes\n  placement: anywhere\n",
      schema: (
        cart.key("placement"),
        ["type": "string", "enum": ["anywhere", "spot", "onDemand"], "description": "Nodes"]
      ),
      template: """
              {{- with include "shop.scheduling" (dict "root" $ "service" .Values.cart "selector" (dict "app" "cart")) | trim }}
              {{- . | nindent 6 }}
              {{- end }}
              {{- with include "shop.gracePeriod" (dict "root" $ "service" .Values.cart) }}
              terminationGracePeriodSeconds: {{ . }}
              {{- end }}

        """, at: NodePath([.key("spec"), .key("template"), .key("spec")]),
      [
        (
          ["cart.placement=spot"],
          [
            "nodeSelector": ["cloud.google.com/gke-spot": "true", "disk": "ssd"],
            "tolerations": [
              [
                "key": "cloud.google.com/gke-spot", "operator": "Equal", "value": "true",
                "effect": "NoSchedule",
              ]
            ], "terminationGracePeriodSeconds": 15, "containers": [["name": "cart"]],
          ]
        ),
        (
          ["cart.terminationGracePeriodSeconds=40"],
          [
            "nodeSelector": ["disk": "ssd"], "terminationGracePeriodSeconds": 40,
            "containers": [["name": "cart"]],
          ]
        ),
      ]),
    ParameterExample(
      "a part with a condition", of: deployment(["lifecycle": ["preStop": ["sleep": ["seconds": 5]]]]),
      setting: [cart.keys(["draining", "enabled"]): true],
      {
        let isOn = Parameter(cart.keys(["draining", "enabled"]), "Draining", .bool)
        $0.set(.kept(while: .isTrue(isOn.path), [isOn]), at: containerSteps + ["lifecycle"])
      },
      values: "    # Draining\n    enabled: true\n",
      schema: (cart.keys(["draining", "enabled"]), ["type": "boolean", "description": "Draining"]),
      template: """
                  {{- if .Values.cart.draining.enabled }}
                  lifecycle:
                    preStop:
                      sleep:
                        seconds: 5
                  {{- end }}

        """, at: container.key("lifecycle"), [(["cart.draining.enabled=false"], nil)]),
    ParameterExample(
      "one of two bounds",
      of: Object("policy/v1", "PodDisruptionBudget", "cart", ["spec": ["minAvailable": 1]]),
      {
        let least = Parameter(cart.keys(["pdb", "minAvailable"]), "Least", .podBound, isNullable: true)
        let most = Parameter(cart.keys(["pdb", "maxUnavailable"]), "Most", .podBound, isNullable: true)
        $0.set(.value(least, .any), at: ["spec", "minAvailable"])
        $0.set(.value(most, .any, when: .isUnset(least.path)), at: ["spec", "maxUnavailable"])
      },
      values: """
            # Least; null leaves it out
            minAvailable: 1
            # Most; null leaves it out
            maxUnavailable: null

        """,
      schema: (
        cart.keys(["pdb", "minAvailable"]),
        [
          "type": ["integer", "string", "null"], "minimum": 0, "maximum": 2_147_483_647,
          "pattern": .string(ParameterType.podPercentagePattern),
          "description": "Least; null leaves it out",
        ]
      ),
      template: """
          {{- if not (kindIs "invalid" .Values.cart.pdb.minAvailable) }}
          minAvailable: {{ toJson .Values.cart.pdb.minAvailable }}
          {{- end }}
          {{- if and (kindIs "invalid" .Values.cart.pdb.minAvailable) (not (kindIs "invalid" .Values.cart.pdb.maxUnavailable)) }}
          maxUnavailable: {{ toJson .Values.cart.pdb.maxUnavailable }}
          {{- end }}

        """, at: NodePath([.key("spec")]),
      [
        (["cart.pdb.minAvailable=50%"], ["minAvailable": "50%"]),
        (["cart.pdb.maxUnavailable=2"], ["minAvailable": 1]),
        (["cart.pdb.minAvailable=null,cart.pdb.maxUnavailable=2"], ["maxUnavailable": 2]),
      ]),
    ParameterExample(
      "the sum of a value and a constant",
      of: Object("batch/v1", "Job", "cart", ["spec": ["activeDeadlineSeconds": 90]]),
      setting: [cart.key("duration"): 60],
      {
        $0.set(
          .template(
            .sum(cart.key("duration"), 30), [Parameter(cart.key("duration"), "Duration", .integer(1...3600))]),
          at: ["spec", "activeDeadlineSeconds"])
      },
      values: "  # Duration\n  duration: 60\n",
      schema: (
        cart.key("duration"), ["type": "integer", "minimum": 1, "maximum": 3600, "description": "Duration"]
      ),
      template: "  activeDeadlineSeconds: {{ add (int64 .Values.cart.duration) 30 }}\n",
      at: spec("activeDeadlineSeconds"), [(["cart.duration=100"], 130)]),
  ]
}
