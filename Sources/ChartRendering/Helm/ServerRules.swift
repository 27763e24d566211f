import ChartParameters
import KubernetesFacts
import ManifestTree

/// Rules of the API server for an object, as JSON Schema, in addition to the types of the object's fields.
///
/// `portolan render` checks them with ``Validator``.
struct ServerRules {
  /// The schema for fields, by the field's name; it is added to the schema of the field's type.
  var fields: [String: NodeMap] = [:]
  /// Fields that the API server requires although its schema does not.
  var required: [String] = []
  /// Schemas that the whole object must match.
  var conditions: [Node] = []

  /// The rules by the object's name in the schema tables.
  static let all: [String: ServerRules] = [
    "core.v1.Toleration": toleration, "core.v1.EnvVar": variable, "core.v1.EnvVarSource": source,
    "core.v1.SecretKeySelector": keySelector, "core.v1.ConfigMapKeySelector": keySelector,
    "core.v1.ResourceRequirements": ServerRules(fields: ["limits": resources, "requests": resources]),
    "meta.v1.LabelSelector": ServerRules(fields: ["matchLabels": ["propertyNames": labelKey]]),
    "autoscaling.v2.HPAScalingRules": ServerRules(fields: [
      "stabilizationWindowSeconds": ["minimum": 0, "maximum": .int(Int64(FieldLimits.stabilizationWindow))]
    ]),
  ]

  private static let toleration = ServerRules(conditions: [
    implies(
      ["required": ["tolerationSeconds"]],
      ["required": ["effect"], "properties": ["effect": ["enum": ["NoExecute"]]]]),
    implies(
      ["not": ["required": ["key"], "properties": ["key": ["minLength": 1]]]],
      ["required": ["operator"], "properties": ["operator": ["enum": ["Exists"]]]]),
    implies(
      ["required": ["operator"], "properties": ["operator": ["enum": ["Exists"]]]],
      ["properties": ["value": ["maxLength": 0]]]),
  ])

  private static let variable = ServerRules(
    // Printable ASCII characters other than '='.
    fields: ["name": ["pattern": "^[ -<>-~]+$"]],
    conditions: [
      implies(["required": ["valueFrom"]], ["properties": ["value": ["maxLength": 0]]])
    ])

  private static let source = ServerRules(conditions: [
    ["minProperties": 1, "maxProperties": 1],
    [
      "properties": [
        "fieldRef": ["properties": ["fieldPath": pattern(FieldPath.patternOfVariables)]]
      ]
    ],
  ])

  private static let keySelector = ServerRules(
    fields: [
      "name": [
        "maxLength": .int(Int64(NameForm.subdomain.limit)), "pattern": .string("^\(NameForm.domainPattern)$"),
      ],
      "key": [
        "maxLength": .int(Int64(NameForm.dataKey.limit)), "pattern": .string("^\(NameForm.dataKeyPattern)$"),
      ],
    ], required: ["name"])

  private static let resources: NodeMap = [
    "propertyNames": [
      "pattern": .string("^(\(ResourceName.containerPattern))$"),
      "allOf": [ValuesSchema.domainLength, ["not": pattern(ResourceName.quotaPattern)]],
    ]
  ]

  private static let labelKey: Node = [
    "pattern": .string("^\(QualifiedName.pattern)$"), "allOf": [ValuesSchema.domainLength],
  ]

  private static func implies(_ condition: Node, _ consequence: Node) -> Node {
    ["if": condition, "then": consequence]
  }

  private static func pattern(_ pattern: String) -> Node { ["pattern": .string("^(\(pattern))$")] }
}

extension ValuesSchema {
  /// The maximum length of the domain in a key.
  static let domainLength: Node = ["pattern": .string("^\(QualifiedName.domainLengthPattern)$")]
}
