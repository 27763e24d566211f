/// A value with more than two alternatives, which a constant above its service holds.
struct HoistedChoice {
  let name: String
  let type: String
  let alternatives: [Expression.Alternative]

  /// The common context of constants with the same value.
  struct Key: Hashable {
    let type: String
    let alternatives: [Expression.Alternative]
  }
}

extension Call {
  /// Replaces values of a service's arguments and modifiers that have more than two alternatives by constants.
  /// - Parameters:
  ///   - names: the names of constants in the same function.
  ///   - known: the constants that are declared above.
  mutating func hoistWideChoices(
    _ names: inout Identifiers, _ known: inout [HoistedChoice.Key: String]
  ) -> [HoistedChoice] {
    var found: [HoistedChoice] = []
    let title = title
    func walk(_ call: inout Call, _ path: String) {
      for index in call.arguments.indices {
        let label = call.arguments[index].label
        let word = label ?? (path.isEmpty ? String(call.name.drop { $0 == "." }) : path)
        walk(&call.arguments[index].value, of: call.name, label, word)
      }
      for index in call.modifiers.indices where call.modifiers[index].children == nil {
        walk(&call.modifiers[index], String(call.modifiers[index].name.dropFirst()))
      }
      // A part without a block is written once for each of its values.
      for index in (call.children ?? []).indices {
        guard var child = call.children?[index], child.children != nil else { continue }
        walk(&child, child.title)
        call.children?[index] = child
      }
    }
    func walk(_ value: inout Expression, of call: String, _ label: String?, _ word: String) {
      switch value {
      case .choice(let alternatives) where alternatives.count > 2:
        guard let type = Self.type(of: call, label) else { return }
        let key = HoistedChoice.Key(type: type, alternatives: alternatives)
        if let name = known[key] { return value = .name(SwiftLiteral.quoted(name)) }
        // A key of a map, such as a label, often has the same value in several services.
        let isKey = label?.isEmpty ?? false
        let ending = word.split(separator: "/").last.map(String.init) ?? word
        let name = names.unique(isKey ? ending : "\(title)-\(word)")
        found.append(HoistedChoice(name: name, type: type, alternatives: alternatives))
        known[key] = name
        value = .name(SwiftLiteral.quoted(name))
      case .call(var inner):
        walk(&inner, word)
        value = .call(inner)
      case .map(var pairs):
        for index in pairs.indices {
          guard case .text(let key) = pairs[index].key else { continue }
          walk(&pairs[index].value, of: "", "", key)
        }
        value = .map(pairs)
      case .text, .integer, .real, .flag, .null, .name, .list, .choice, .interpolated: break
      }
    }
    walk(&self, "")
    return found
  }

  /// The type of an argument of the DSL; nil if it is not known here.
  ///
  /// Values of maps have the label `""`.
  private static func type(of call: String, _ label: String?) -> String? {
    switch (call, label) {
    case ("", ""), ("Service", "image"), ("Service", "containerName"), (".named", nil), (".priority", nil),
      (".serviceNamed", nil), (".runtimeClass", nil), (".routed", "at"), (".routed", "through"),
      (".cronJob", "schedule"), ("Sidecar", "image"), ("InitContainer", "image"):
      "String"
    case (".replicas", nil), (".autoscaled", "from"), (".autoscaled", "to"), (".cpu", "percent"),
      (".memory", "percent"), (".seconds", nil), (".spread", "maxSkew"), (".spread", "minDomains"),
      (".connectionPool", "maxConnections"), (".connectionPool", "maxPendingRequests"),
      (".connectionPool", "maxRequests"), (".outlierDetection", "consecutive5xxErrors"),
      (".outlierDetection", "maxEjectionPercent"), (".rollout", "history"):
      "Int"
    case (".disruptionBudget", "minAvailable"), (".disruptionBudget", "maxUnavailable"),
      (".rolling", "surge"), (".rolling", "unavailable"):
      "IntOrPercent"
    case (".draining", "for"), (".draining", "endpointDelay"), (".terminationGracePeriod", nil),
      (".rollout", "minReady"), (".rollout", "progressDeadline"):
      "Duration"
    case (".placed", "on"): "NodePlacement"
    default: nil
    }
  }
}
