internal import ManifestTree

/// FlowSchemas and PriorityLevelConfigurations.
extension Validator {
  mutating func flowControl(_ object: Field, _ kind: String) {
    switch kind {
    case "FlowSchema": flowSchema(object["spec"], object["metadata"]["name"].string)
    case "PriorityLevelConfiguration": priorityLevel(object["spec"], object["metadata"]["name"].string)
    default: break
    }
  }

  private mutating func flowSchema(_ spec: Field, _ name: String) {
    let precedence = spec["matchingPrecedence"]
    // 0 is replaced by the default.
    range(precedence, 0...10_000)
    if precedence.int == 1, name != "exempt" {
      report(.conflict, at: precedence, "matchingPrecedence 1 is reserved for the FlowSchema 'exempt'")
    }
    let method = spec["distinguisherMethod"]
    if method.exists { choice(method["type"], ["ByNamespace", "ByUser"], isRequired: true) }
    let level = spec["priorityLevelConfiguration"]
    if level.exists { self.name(level["name"], .subdomain, "priority level name") }
    for rule in spec["rules"].items { flowRule(rule) }
  }

  private mutating func flowRule(_ rule: Field) {
    if rule["subjects"].count == 0 {
      report(.required, at: rule["subjects"], "subjects must have at least one subject")
    }
    for subject in rule["subjects"].items { flowSubject(subject) }
    if rule["resourceRules"].count == 0, rule["nonResourceRules"].count == 0 {
      report(.required, at: rule, "a rule requires resourceRules or nonResourceRules")
    }
    for resources in rule["resourceRules"].items {
      flowVerbs(resources["verbs"])
      for key in ["apiGroups", "resources"] {
        if resources[key].count == 0 {
          report(.required, at: resources[key], "\(key) must have at least one value")
        }
        onlyWildcard(resources[key])
      }
      let namespaces = resources["namespaces"]
      if namespaces.count == 0, !resources["clusterScope"].isTrue {
        report(.required, at: namespaces, "a resource rule requires namespaces or 'clusterScope: true'")
      } else if !onlyWildcard(namespaces) {
        for namespace in namespaces.items { check(namespace.string, .label, at: namespace, "namespace") }
      }
    }
    for others in rule["nonResourceRules"].items {
      flowVerbs(others["verbs"])
      let urls = others["nonResourceURLs"]
      if urls.count == 0 { report(.required, at: urls, "nonResourceURLs must have at least one value") }
      if !onlyWildcard(urls) { for url in urls.items { flowPath(url) } }
    }
  }

  private static let flowVerbs = [
    "create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch",
  ]

  private mutating func flowVerbs(_ verbs: Field) {
    if verbs.count == 0 { report(.required, at: verbs, "verbs must have at least one verb") }
    if onlyWildcard(verbs) { return }
    for verb in verbs.items where !Self.flowVerbs.contains(verb.string) {
      report(.choice, at: verbs, "unknown verb '\(verb.string)': expected \(Self.list(Self.flowVerbs))")
    }
  }

  /// Reports other values next to `*`; returns whether the list contains `*`.
  @discardableResult
  private mutating func onlyWildcard(_ list: Field) -> Bool {
    guard list.texts.contains("*") else { return false }
    if list.count > 1 { report(.conflict, at: list, "'*' must be the only value of \(list.name)") }
    return true
  }

  private mutating func flowPath(_ url: Field) {
    let path = url.string
    guard path != "/" else { return }
    let stars = path.count { $0 == "*" }
    if !path.hasPrefix("/") || path.contains(" ") || path.contains("//") || stars > 1
      || stars == 1 && !path.hasSuffix("/*")
    {
      report(
        .form, at: url,
        "invalid URL path '\(path)': use an absolute path without spaces or '//', with '*' only as its last part"
      )
    }
  }

  private mutating func flowSubject(_ subject: Field) {
    let kinds = ["Group": "group", "ServiceAccount": "serviceAccount", "User": "user"]
    let kind = subject["kind"]
    choice(kind, kinds.keys.sorted(), isRequired: true)
    guard let key = kinds[kind.string] else { return }
    for other in kinds.values.sorted() where other != key && subject[other].exists {
      report(
        .conflict, at: subject[other], "the field '\(other)' is not allowed for the kind '\(kind.string)'")
    }
    let value = subject[key]
    guard value.exists else {
      return report(.required, at: value, "the kind '\(kind.string)' requires the field '\(key)'")
    }
    if value["name"].exists, require(value["name"]), key == "serviceAccount", value["name"].string != "*" {
      optionalName(value["name"], .subdomain, "service account name")
    }
    if key == "serviceAccount", value["namespace"].exists, require(value["namespace"]) {
      optionalName(value["namespace"], .label, "namespace")
    }
  }

  private mutating func priorityLevel(_ spec: Field, _ name: String) {
    let type = spec["type"]
    choice(type, ["Exempt", "Limited"], isRequired: true)
    if type.exists, (name == "exempt") != (type.string == "Exempt") {
      report(
        .conflict, at: type,
        name == "exempt"
          ? "the PriorityLevelConfiguration 'exempt' requires the type 'Exempt'"
          : "the type 'Exempt' is reserved for the PriorityLevelConfiguration 'exempt'")
    }
    let (limited, exempt) = (spec["limited"], spec["exempt"])
    switch type.string {
    case "Exempt":
      if limited.exists { report(.conflict, at: limited, "the field 'limited' requires the type 'Limited'") }
      shares(exempt)
    case "Limited":
      if exempt.exists { report(.conflict, at: exempt, "the field 'exempt' requires the type 'Exempt'") }
      guard limited.exists else {
        return report(.required, at: limited, "the type 'Limited' requires the field 'limited'")
      }
      shares(limited)
      nonNegative(limited["borrowingLimitPercent"])
      limitResponse(limited["limitResponse"])
    default: break
    }
  }

  private mutating func shares(_ level: Field) {
    nonNegative(level["nominalConcurrencyShares"])
    range(level["lendablePercent"], 0...100)
  }

  private mutating func limitResponse(_ response: Field) {
    let (type, queuing) = (response["type"], response["queuing"])
    choice(type, ["Queue", "Reject"], isRequired: true)
    if type.string == "Reject", queuing.exists {
      report(.conflict, at: queuing, "the field 'queuing' requires the type 'Queue'")
    }
    guard type.string == "Queue" else { return }
    guard queuing.exists else {
      return report(.required, at: queuing, "the type 'Queue' requires the field 'queuing'")
    }
    // 0 is replaced by the default.
    nonNegative(queuing["queueLengthLimit"])
    range(queuing["queues"], 0...10_000_000)
    func value(_ key: String) -> Int64 {
      Self.positive(queuing[key])
        ?? DefaultTable.value("flowcontrol.v1.QueuingConfiguration", key)?.int ?? 0
    }
    let (queues, hand) = (value("queues"), value("handSize"))
    nonNegative(queuing["handSize"])
    if hand > queues {
      let origin = Self.positive(queuing["handSize"]) == nil ? ", the default" : ""
      let source = Self.positive(queuing["queues"]) == nil ? ", the default" : ""
      report(
        .conflict, at: queuing["handSize"],
        "handSize must be at most queues (\(queues)\(source)), not \(hand)\(origin)")
    } else if Self.exceedsHash(queues, hand) {
      report(
        .range, at: queuing["handSize"],
        "handSize of \(hand) is too large for \(queues) queues: a hash of 60 bits cannot select that many"
      )
    }
  }

  private static func positive(_ field: Field) -> Int64? { field.int.flatMap { $0 > 0 ? $0 : nil } }

  /// Whether selecting the queues of a hand needs more than the 60 bits of the hash that a request has.
  private static func exceedsHash(_ queues: Int64, _ hand: Int64) -> Bool {
    var choices = 1.0
    for _ in 0..<min(hand, 61) { choices *= Double(queues) }
    return queues > 1 && choices > 0x1p60
  }
}
