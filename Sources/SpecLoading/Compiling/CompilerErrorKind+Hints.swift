import Diagnostics

extension CompilerErrorKind {
  /// The fix for an error; nil if none is known.
  /// - Parameters:
  ///   - callee: the function whose argument is at the error's position.
  ///   - argument: the label of that argument.
  ///   - declarations: the functions, properties, and types of the spec.
  func hint(
    for error: Diagnostic, callee: String?, label argument: String?, _ names: PublicNames,
    _ declarations: SwiftDeclarations
  ) -> String? {
    switch self {
    case .label(let label):
      guard let callee else { return nil }
      let labels = names.labels(of: callee)
      if labels.isEmpty { return names.forms(of: callee) }
      return Self.nearest(label, among: labels) ?? Self.list(labels)
    case .renamedLabel(_, let expected): return "did you mean '\(expected)'?"
    case .extraArgument, .wrongLabels, .missingLabels: return callee.flatMap(names.forms)
    case .member(let type, let name):
      let type = type.hasSuffix("?") ? String(type.dropLast()) : type
      let members = names.members(of: type)
      let own = declarations.all.filter { $0.owner == type }.map(\.name)
      if let near = Self.nearest(name, among: own + members) { return near }
      if type != "Service", names.members(of: "Service").contains(name) {
        return "write '.\(name)' after the '}' of the service, where its modifiers belong"
      }
      if type == "Service", names.members(of: "Workload").contains(name) {
        return "write '.\(name)' after the name of the service, such as 'Service(\"a\", .\(name), image: …)'"
      }
      return Self.list(members) ?? names.forms(of: type)
    case .type(let name):
      return Self.nearest(name, among: (declarations.typeNames.sorted() + names.types).filter { $0 != name })
    case .order(let first, let second): return "write '\(first):' before '\(second):'"
    case .missingArgument("#2") where callee == "Port": return Self.port
    case .missingArgument(let name):
      return name.hasPrefix("#") ? callee.flatMap(names.forms) : "add '\(name): …'"
    case .missingArguments(let names):
      return "add '\(names.map { "\($0): …" }.joined(separator: ", "))'"
    case .extraneousLabel(let label): return "remove '\(label):'"
    case .missingLabel(let label): return "write '\(label):' before the value"
    case .wrongType(let found, let expected):
      return Self.conversion(of: found, to: expected, label: argument) ?? names.values(of: expected)
    case .listForMap: return "write a dictionary, such as '[\"key\": \"value\"]'"
    case .noMatch(let name):
      return (name ?? callee).flatMap(names.forms)
    case .wrongPart(let found, _) where Self.routeParts.contains(found):
      return
        "write '\(found)' in the block of the modifier '.routed(at:through:)' or '.routedInMesh' of a service"
    case .wrongPart(let found, "ContainerPart") where Self.serviceParts.contains(found):
      return "move '\(found)' out of the container, to the parts of the service"
    case .wrongPart(let found, "ContainerPart") where declarations.typeNames.contains(found):
      return
        "list the parts of '\(found)' in the container instead, because only services accept shared parts"
    case .wrongPart(let found, "ServicePart") where declarations.typeNames.contains(found):
      return "let '\(found)' conform to 'SharedParts' if it declares parts of a service"
    case .wrongPart(_, "ServicePart"), .wrongPart(_, "ContainerPart"):
      return "declare parts of the whole system in 'resources(in:)', and services in 'services(in:)'"
    case .wrongPart(_, "AppPart"): return "declare services and their parts in 'services(in:)'"
    case .wrongPart: return nil
    case .missingPayload(let member): return "write '.\(member.prefix { $0 != "(" })(…)'"
    case .missingRequirement:
      return error.notes.lazy.compactMap { Self.requirement($0.message) }.first
    case .syntax where error.message == "expected ',' separator":
      return "separate the arguments with ',', and write ')' after the last one"
    case .syntax: return nil
    }
  }

  /// The parts of services that containers do not have.
  private static let serviceParts: Set<String> = [
    "Authorize", "ClaimTemplate", "Expose", "InitContainer", "Sidecar", "Subset", "Volume",
  ]

  /// The types of the DSL that conform to `RoutePart`.
  private static let routeParts: Set<String> = ["Match", "TCPMatch", "TLSMatch"]

  /// The hint for a port without a protocol, for which the compiler reports two errors.
  static let port = "write the protocol before the number, such as 'Port(.http, 8080)'"

  private static func nearest(_ name: String, among candidates: [String]) -> String? {
    let near =
      nearestName(to: name, among: candidates)
      ?? candidates.first {
        $0.lowercased().hasPrefix(name.lowercased()) || name.lowercased().hasPrefix($0.lowercased())
      }
      // The same word in another form: 'annotations' and 'annotated'.
      ?? candidates.first { $0.commonPrefix(with: name) > max(4, name.count / 2) }
    return near.map { "did you mean '\($0)'?" }
  }

  private static func list(_ candidates: [String]) -> String? {
    candidates.isEmpty ? nil : "use \(candidates.quoted.alternatives(upTo: 12))"
  }

  /// The types of which `KeyValues` has an initializer.
  private static let mapTypes: Set<String> = ["[String : String]", "[(String, String)]"]

  private static func conversion(of found: String, to expected: String, label: String?) -> String? {
    let isNumber = found == "Int" || found == "Double"
    switch expected {
    case "Quantity" where isNumber: return "write the quantity as a string, such as \"64Mi\" or \"100m\""
    case "PortProtocol" where isNumber: return port
    case "Duration" where isNumber: return "use '.seconds(…)', or a string such as \"5s\""
    case "Int" where found == "String": return "write a whole number, without quotes"
    case "String" where isNumber && label == "port": return "use the name of the port, such as \"http\""
    case "String" where isNumber || found == "Bool": return "write the value in quotes"
    case "KeyValues" where !mapTypes.contains(found):
      return "write a dictionary, such as '[\"key\": \"value\"]'"
    case "KeyValues", "Value": return "use '\(expected)(…)' for a value that your code computes"
    default: return nil
    }
  }

  /// The missing declaration, from the compiler's note about a requirement of `App`.
  private static func requirement(_ note: String) -> String? {
    let words = note.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 4 else { return nil }
    if note.hasPrefix("protocol requires property") { return "add 'let \(words[1]): \(words[3]) = …'" }
    guard note.hasPrefix("protocol requires function") else { return nil }
    let (name, type) = (
      words[1].prefix { $0 != "(" }, words[3].replacing("(Profile)", with: "(in profile: Profile)")
    )
    return "add 'func \(name)\(type)'"
  }
}

extension String {
  /// The number of characters at the start that are the same in another string.
  fileprivate func commonPrefix(with other: String) -> Int { zip(self, other).prefix { $0 == $1 }.count }
}
