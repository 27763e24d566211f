/// A declaration that the DSL's protocol `App` requires or uses.
///
/// Another declaration has an effect only if one of these uses it. A test compares the list with the protocol.
struct AppRequirement: Sendable, Equatable {
  let name: String
  /// The type of the property or of the function's result, without whitespace; nil if there is no such form.
  var property: String?
  var function: String?

  static let all = [
    AppRequirement(name: "name", property: "String"),
    AppRequirement(name: "namespace", property: "String", function: "String"),
    AppRequirement(name: "releaseName", property: "String", function: "String"),
    AppRequirement(name: "namePrefix", property: "String", function: "String"),
    AppRequirement(name: "profiles", property: "[Profile]"),
    AppRequirement(name: "imageRegistry", property: "String?", function: "String?"),
    AppRequirement(name: "selectorLabel", property: "String"),
    AppRequirement(name: "labels", property: "KeyValues", function: "KeyValues"),
    AppRequirement(name: "objectLabels", property: "KeyValues", function: "KeyValues"),
    AppRequirement(name: "annotations", property: "KeyValues", function: "KeyValues"),
    AppRequirement(name: "podLabels", property: "KeyValues", function: "KeyValues"),
    AppRequirement(name: "podAnnotations", property: "KeyValues", function: "KeyValues"),
    AppRequirement(name: "derivedFromCalls", property: "DerivedFromCalls", function: "DerivedFromCalls"),
    AppRequirement(name: "defaults", property: "ServiceDefaults"),
    AppRequirement(name: "qualifiesHosts", property: "Bool"),
    AppRequirement(name: "services", function: "[Service]"),
    AppRequirement(name: "resources", function: "[any AppPart]"),
    AppRequirement(name: "experiments", function: "[Experiment]"),
    AppRequirement(name: "observability", function: "Observability"),
  ]

  /// The declarations with which an app can satisfy the requirement.
  var forms: [String] {
    [
      function.map { "func \(name)(in profile: Profile) -> \($0)" }, property.map { "let \(name): \($0)" },
    ]
    .compactMap(\.self)
  }
}
