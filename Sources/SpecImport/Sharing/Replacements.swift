/// The parts and modifiers of services that are replaced by the name of a shared declaration.
struct Replacements {
  /// The replacement for a group of items.
  private struct Replacement {
    let name: String
    /// The label of the argument with the service's name; nil without the argument.
    let label: String??
  }

  private var replacements: [Replacement] = []
  /// The replacement of an item in a service.
  private var index: [ParameterizedCall: [Int: Int]] = [:]

  var isEmpty: Bool { replacements.isEmpty }

  mutating func add(_ group: (items: [ParameterizedCall], owners: [Int]), name: String, label: String??) {
    for item in group.items {
      for owner in group.owners { index[item, default: [:]][owner] = replacements.count }
    }
    replacements.append(Replacement(name: name, label: label))
  }

  /// The items of a service, with each group replaced by its name at the position of its first item.
  func replaced(_ calls: [Call], _ items: [ParameterizedCall], of title: String, at position: Int) -> [Call] {
    var used: Set<Int> = []
    var result: [Call] = []
    for (call, item) in zip(calls, items) {
      guard let number = index[item]?[position] else {
        result.append(call)
        continue
      }
      guard used.insert(number).inserted else { continue }
      let replacement = replacements[number]
      let arguments = replacement.label.map { [Argument($0, .text(title))] } ?? []
      result.append(Call(replacement.name, arguments))
    }
    return result
  }
}
