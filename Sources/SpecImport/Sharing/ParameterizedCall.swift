/// A part or modifier in which the name of its service is a parameter.
struct ParameterizedCall: Hashable {
  let call: Call
  /// Whether the call contains the service's name.
  let usesName: Bool
}

extension Call {
  /// The text of the call's first argument.
  var title: String {
    guard case .text(let text)? = arguments.first?.value else { return "" }
    return text
  }

  /// The image, if the call declares a service or a container.
  var image: String? {
    guard ["Service", "InitContainer", "Sidecar"].contains(name),
      case .text(let image)? = arguments.first(where: { $0.label == "image" })?.value
    else { return nil }
    return image
  }

  /// The service or container, with the given registry removed from its image.
  func withoutRegistry(_ registry: String) -> Call {
    guard let image, image.hasPrefix("\(registry)/"), !image.dropFirst(registry.count + 1).contains("/")
    else {
      return self
    }
    var call = self
    for index in arguments.indices where arguments[index].label == "image" {
      call.arguments[index].value = .text(String(image.dropFirst(registry.count + 1)))
    }
    return call
  }

  /// The call with a parameter in place of the service's name.
  func parameterized(by title: String) -> ParameterizedCall {
    var usesName = false
    let call = title.isEmpty ? self : replacing(.text(title), with: .name("name"), &usesName)
    return ParameterizedCall(call: call, usesName: usesName)
  }

  private func replacing(_ old: Expression, with new: Expression, _ found: inout Bool) -> Call {
    var call = self
    call.arguments = arguments.map { Argument($0.label, $0.value.replacing(old, with: new, &found)) }
    call.children = children?.map { $0.replacing(old, with: new, &found) }
    return call
  }

  /// The call with constants for values of variables.
  func replacingValues(_ constants: [Expression: String]) -> Call {
    var call = self
    if name == "Env", arguments.count == 2, let constant = constants[arguments[1].value] {
      call.arguments[1].value = .name(constant)
    }
    call.children = children?.map { $0.replacingValues(constants) }
    return call
  }

  /// The parts of a service and of its containers.
  var allParts: [Call] { (children ?? []).flatMap { [$0] + $0.allParts } }

  /// Whether an argument, a child, or a modifier depends on the profile.
  var hasChoice: Bool {
    arguments.contains { $0.value.hasChoice }
      || (children ?? []).contains { $0.hasChoice || $0.profiles != nil }
      || modifiers.contains(where: \.hasChoice)
  }

  /// The approximate number of characters in the source.
  var length: Int {
    let own = name.utf8.count + arguments.reduce(4) { $0 + $1.value.length + 4 }
    return own + (children ?? []).reduce(0) { $0 + $1.length } + modifiers.reduce(0) { $0 + $1.length }
  }
}

extension TextPiece {
  fileprivate var length: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .choice(_, let alternatives): alternatives.reduce(0) { $0 + $1.value.length + 20 }
    case .namespace, .profile, .code: (source ?? "").utf8.count + 3
    }
  }
}

extension Expression {
  fileprivate func replacing(_ old: Expression, with new: Expression, _ found: inout Bool) -> Expression {
    if self == old {
      found = true
      return new
    }
    switch self {
    case .list(let list): return .list(list.map { $0.replacing(old, with: new, &found) })
    case .map(let pairs):
      return .map(pairs.map { Pair($0.key, $0.value.replacing(old, with: new, &found)) })
    case .call(var call):
      call.arguments = call.arguments.map { Argument($0.label, $0.value.replacing(old, with: new, &found)) }
      return .call(call)
    case .text, .integer, .real, .flag, .null, .name, .choice, .interpolated: return self
    }
  }

  fileprivate var hasChoice: Bool {
    switch self {
    // Functions that services share have no access to the namespace.
    case .choice, .interpolated: true
    case .list(let list): list.contains(where: \.hasChoice)
    case .map(let pairs): pairs.contains { $0.value.hasChoice }
    case .call(let call): call.hasChoice
    case .text, .integer, .real, .flag, .null, .name: false
    }
  }

  fileprivate var length: Int {
    switch self {
    case .text(let text): text.utf8.count + 2
    case .list(let list): list.reduce(2) { $0 + $1.length + 2 }
    case .map(let pairs): pairs.reduce(2) { $0 + $1.key.length + $1.value.length + 4 }
    case .call(let call): call.length
    case .name(let name): name.utf8.count
    case .interpolated(let pieces): pieces.reduce(2) { $0 + $1.length }
    case .integer, .real, .flag, .null: 4
    case .choice(let alternatives): alternatives.reduce(0) { $0 + $1.value.length + 20 }
    }
  }
}
