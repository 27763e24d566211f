import KubernetesFacts
import ManifestTree

/// Converts the rules that determine on which nodes pods run.
struct PlacementMapping {
  /// The labels that select the pods of the workload.
  let selector: [(String, String)]
  /// The name of the service whose pods have all the labels of a selector.
  var serviceSelectedBy: ([(String, String)]) -> String? = { _ in nil }

  func modifiers(of pod: inout NodeMap) -> [Call] {
    var modifiers: [Call] = []
    if let spot = Self.takeSpot(of: &pod) ?? Self.takeOnDemand(of: &pod) { modifiers.append(spot) }
    if let pairs = pod.takeTextMap(PodField.nodeSelector), !pairs.isEmpty {
      modifiers.append(
        Call(".placed", [Argument("on", .make(".nodes", Argument(nil, .texts(pairs))))]))
    }
    if let tolerations = pod.convert(PodField.tolerations, tolerations) {
      modifiers.append(Call(".tolerating", tolerations.map { Argument(nil, $0) }))
    }
    pod.change(PodField.affinity) { affinity in
      if let rules = affinity.convert(AffinityField.nodeAffinity, nodeAffinity) { modifiers += rules }
      if let rules = affinity.convert(AffinityField.podAffinity, { podTerms($0, modifier: ".near") }) {
        modifiers += rules
      }
      if let rules = affinity.convert(AffinityField.podAntiAffinity, { podTerms($0, modifier: ".apart") }) {
        modifiers += rules
      }
    }
    pod.takeItems(PodField.topologySpreadConstraints) { item in
      guard let spread = spread(item) else { return false }
      modifiers.append(spread)
      return true
    }
    return modifiers
  }

  private func tolerations(_ node: Node) -> [Expression]? {
    guard let list = node.list, !list.isEmpty else { return nil }
    let effects = [
      "NoSchedule": ".noSchedule", "PreferNoSchedule": ".preferNoSchedule", "NoExecute": ".noExecute",
    ]
    var result: [Expression] = []
    for item in list {
      guard case .map(var map) = item else { return nil }
      let key = map.remove(TolerationField.key)?.text
      let test = map.remove(TolerationField.operator)?.text
      let isExists = test == "Exists"
      let value = map.remove(TolerationField.value)?.text
      var arguments = [Argument(nil, key.map { .text($0) } ?? .null)]
      if !isExists {
        guard let value, key != nil else { return nil }
        arguments.append(Argument(nil, .text(value)))
      } else if value != nil {
        return nil
      }
      if let effect = map.remove(TolerationField.effect)?.text {
        guard let name = effects[effect] else { return nil }
        arguments.append(Argument("effect", .name(name)))
      }
      if let seconds = map.remove(TolerationField.tolerationSeconds)?.int {
        arguments.append(Argument("for", .seconds(seconds)))
      }
      if test == nil { arguments.append(Argument("omitsOperator", .flag(true))) }
      guard map.isEmpty else { return nil }
      result.append(.call(Call("Toleration", arguments)))
    }
    return result
  }

  // MARK: Affinity

  private func nodeAffinity(_ node: Node) -> [Call]? {
    guard case .map(var map) = node else { return nil }
    var calls: [Call] = []
    if let required = map.remove(AffinityTermsField.requiredDuringSchedulingIgnoredDuringExecution) {
      // Expressions of several terms are alternatives, for which there is no modifier.
      guard let terms = required.map?.only?.value.list, terms.count == 1, let term = expressions(terms[0])
      else { return nil }
      calls.append(Call(".attracted", Self.to(term)))
    }
    for item in map.remove(AffinityTermsField.preferredDuringSchedulingIgnoredDuringExecution)?.list ?? [] {
      guard let weight = item["weight"]?.int, let preference = item["preference"],
        let expressions = expressions(preference)
      else { return nil }
      calls.append(Call(".attracted", Self.to(expressions) + [Argument("strength", Self.preferred(weight))]))
    }
    return map.isEmpty && !calls.isEmpty ? calls : nil
  }

  private static func to(_ expressions: [Expression]) -> [Argument] {
    expressions.enumerated().map { Argument($0.offset == 0 ? "to" : nil, $0.element) }
  }

  private static func preferred(_ weight: Int64) -> Expression {
    weight == PortolanDefaults.preferenceWeight
      ? .name(".preferred") : .make(".preferred", Argument("weight", .integer(weight)))
  }

  private func expressions(_ term: Node) -> [Expression]? {
    guard let entry = term.map?.only, entry.key == "matchExpressions", let list = entry.value.list,
      !list.isEmpty
    else { return nil }
    var result: [Expression] = []
    for item in list {
      guard let key = item["key"]?.text, let test = item["operator"]?.text else { return nil }
      let values = (item["values"]?.list ?? []).compactMap(\.text)
      let first = Argument(nil, .text(key))
      let all = Expression.list(values.map { .text($0) })
      switch LabelOperator(rawValue: test) {
      case .isIn: result.append(.make(".label", first, Argument("in", all)))
      case .isNotIn: result.append(.make(".notIn", first, Argument(nil, all)))
      case .exists: result.append(.make(".exists", first))
      case .doesNotExist: result.append(.make(".absent", first))
      case .isGreater, .isLess:
        guard let number = values.first.flatMap({ Int64($0) }), "\(number)" == values.first else {
          return nil
        }
        result.append(.make(test == "Gt" ? ".above" : ".below", first, Argument(nil, .integer(number))))
      default: return nil
      }
    }
    return result
  }

  /// Affinity or anti-affinity to pods of the system.
  private func podTerms(_ node: Node, modifier: String) -> [Call]? {
    guard case .map(var map) = node else { return nil }
    var calls: [Call] = []
    for term in map.remove(AffinityTermsField.requiredDuringSchedulingIgnoredDuringExecution)?.list ?? [] {
      guard let arguments = self.arguments(term, modifier) else { return nil }
      calls.append(Call(modifier, arguments + [Argument("strength", .name(".required"))]))
    }
    for item in map.remove(AffinityTermsField.preferredDuringSchedulingIgnoredDuringExecution)?.list ?? [] {
      guard item.map?.count == 2, let weight = item["weight"]?.int, let term = item["podAffinityTerm"],
        var arguments = self.arguments(term, modifier)
      else { return nil }
      if weight != PortolanDefaults.preferenceWeight {
        arguments.append(Argument("strength", Self.preferred(weight)))
      }
      calls.append(Call(modifier, arguments))
    }
    return map.isEmpty && !calls.isEmpty ? calls : nil
  }

  /// The topology domain and the service of an affinity term; nil if the term does not select the pods of one service.
  private func arguments(_ term: Node, _ modifier: String) -> [Argument]? {
    guard case .map(var map) = term, let key = map.remove(PodTermField.topologyKey)?.text,
      let labels = map.remove(PodTermField.labelSelector), map.isEmpty
    else { return nil }
    let domain = Argument("on", Self.domain(key))
    let isOwn = selectsOwn(labels)
    if isOwn, modifier == ".apart" { return [domain] }
    guard let entry = labels.map?.only, entry.key == "matchLabels", let pairs = entry.value.textPairs,
      let service = serviceSelectedBy(pairs)
    else { return nil }
    return modifier == ".near"
      ? [Argument(nil, .text(service)), domain] : [domain, Argument("from", .text(service))]
  }

  // MARK: Spot nodes

  private static func provider(_ key: String, _ value: String?) -> Expression? {
    SpotNodeLabel.current(key, value).map { label in
      .name(label == .nodeRole ? ".nodeRole" : ".\(label.provider)")
    }
  }

  /// The placement on spot nodes, if the pods select only by the label of these nodes and tolerate their taint.
  private static func takeSpot(of pod: inout NodeMap) -> Call? {
    guard let pairs = pod.textMap(PodField.nodeSelector), pairs.count == 1,
      let provider = provider(pairs[0].0, pairs[0].1)
    else { return nil }
    let toleration: Node = [
      "key": .string(pairs[0].0), "operator": "Equal", "value": .string(pairs[0].1), "effect": "NoSchedule",
    ]
    var rest = pod[PodField.tolerations.rawValue]?.list ?? []
    guard let index = rest.firstIndex(where: { $0 == toleration }) else { return nil }
    rest.remove(at: index)
    _ = pod.take(PodField.nodeSelector)
    pod[PodField.tolerations.rawValue] = rest.isEmpty ? nil : .list(rest)
    return Call(".placed", [Argument("on", .make(".spot", Argument(nil, provider)))])
  }

  /// The placement on nodes other than spot nodes, if the pods require exactly that.
  private static func takeOnDemand(of pod: inout NodeMap) -> Call? {
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    guard pod[PodField.nodeSelector.rawValue] == nil,
      let terms = pod[PodField.affinity.rawValue]?["nodeAffinity"]?[required]?["nodeSelectorTerms"]?.list,
      terms.count == 1, let term = terms[0].map?.only, term.key == "matchExpressions",
      let test = term.value.list, test.count == 1,
      test[0]["operator"]?.text == LabelOperator.isNotIn.rawValue,
      let key = test[0]["key"]?.text, let values = test[0]["values"]?.list, values.count == 1,
      let provider = provider(key, values[0].text)
    else { return nil }
    pod.change(PodField.affinity) { affinity in
      affinity.change(AffinityField.nodeAffinity) { $0[required] = nil }
    }
    return Call(".placed", [Argument("on", .make(".onDemand", Argument(nil, provider)))])
  }

  /// The seconds from the reclaim notice in which pods can terminate on the spot nodes that they select;
  /// nil for pods that select no spot nodes.
  static func notice(of pod: Node?) -> Int64? {
    guard let pairs = pod?["nodeSelector"]?.textPairs, pairs.count == 1,
      let label = SpotNodeLabel.current(pairs[0].0, pairs[0].1)
    else { return nil }
    return Int64(label.podTime ?? SpotNodeLabel.assumedNotice)
  }

  private func selectsOwn(_ node: Node?) -> Bool {
    guard let entry = node?.map?.only, entry.key == "matchLabels", let pairs = entry.value.textPairs else {
      return false
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 }) == Dictionary(selector, uniquingKeysWith: { $1 })
  }

  private static func domain(_ key: String) -> Expression {
    switch key {
    case NodeKey.hostname: .name(".host")
    case NodeKey.zone: .name(".zone")
    case NodeKey.region: .name(".region")
    default: .make(".label", Argument(nil, .text(key)))
    }
  }

  private func spread(_ item: NodeMap) -> Call? {
    var map = item
    guard let key = map.remove(SpreadField.topologyKey)?.text,
      selectsOwn(map.remove(SpreadField.labelSelector)),
      let skew = map.remove(SpreadField.maxSkew)?.int,
      let action = map.remove(SpreadField.whenUnsatisfiable)?.text
    else { return nil }
    var arguments = [Argument("over", Self.domain(key))]
    if skew != 1 { arguments.append(Argument("maxSkew", .integer(skew))) }
    if SpreadAction.isStrict(action) { arguments.append(Argument("strict", .flag(true))) }
    if let domains = map.remove(SpreadField.minDomains)?.int {
      arguments.append(Argument("minDomains", .integer(domains)))
    }
    for (field, label) in [
      (SpreadField.nodeAffinityPolicy, "affinityPolicy"), (.nodeTaintsPolicy, "taintsPolicy"),
    ] {
      switch map.remove(field)?.text {
      case nil: break
      case "Honor": arguments.append(Argument(label, .name(".honored")))
      case "Ignore": arguments.append(Argument(label, .name(".ignored")))
      default: return nil
      }
    }
    if map.peek(SpreadField.matchLabelKeys) == .rolloutKeys {
      _ = map.take(SpreadField.matchLabelKeys)
      arguments.append(Argument("perRollout", .flag(true)))
    }
    return map.isEmpty ? Call(".spread", arguments) : nil
  }
}

package enum AffinityField: String, ImportedField {
  case nodeAffinity, podAffinity, podAntiAffinity

  package static let owner = "Affinity"
  package var part: String {
    switch self {
    case .nodeAffinity: "``Service/attracted(to:strength:file:line:column:)``"
    case .podAffinity: "``Service/near(_:on:strength:file:line:column:)``"
    case .podAntiAffinity: "``Service/apart(on:from:strength:file:line:column:)``"
    }
  }
}
