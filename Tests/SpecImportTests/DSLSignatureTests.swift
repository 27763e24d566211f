import Foundation
import Testing

@testable import SpecImport

/// The import's table of the DSL's parameters agrees with their declarations.
@Suite struct `Parameters of the DSL` {
  private let signatures: DSLSignatures

  init() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/Portolan")
    signatures = try DSLSignatures(in: sources.standardizedFileURL)
  }

  /// The types whose values a spec writes as strings.
  private static let textTypes: Set<String> = [
    "String", "Quantity", "Duration", "IntOrPercent", "TextMatch", "Resources.Amount",
  ]

  @Test func `default values are those of the declarations`() {
    for (call, parameters) in OptionalParameters.all {
      let declarations = signatures.parameters[call] ?? []
      let expected = parameters.map { "\($0.label) = \(Self.written($0.value))" }
      let found = declarations.map { declaration in
        declaration.filter { $0.defaultValue != nil && !["file", "line", "column"].contains($0.label) }
          .map { "\($0.label ?? "_") = \($0.defaultValue ?? "")" }
      }
      #expect(
        found.contains { list in list.filter(expected.contains) == expected },
        "\(call) is declared with \(found), expected \(expected)")
    }
  }

  private static func written(_ value: SpecImport.Expression) -> String { SourceWriter().flat(value) ?? "" }

  @Test func `types of arguments are those of the declarations`() {
    var checked = 0
    for call in signatures.parameters.keys.sorted() {
      let parameters = signatures.all(call)
      for label in Set(parameters.map(\.label)) {
        let types = Set(parameters.filter { $0.label == label }.map(\.elementType))
        for (value, accepted) in [(SpecImport.Expression.text("1"), Self.textTypes), (.integer(1), ["Int"])]
        where !types.isDisjoint(with: accepted) {
          guard let type = ArgumentType.name(of: call, label, [value]) else { continue }
          checked += 1
          #expect(types.contains(type), "\(call) has '\(label ?? "_")' of \(types.sorted()), not \(type)")
        }
      }
    }
    #expect(checked > 200)
  }

  @Test func `each known label and call is declared`() {
    let labels = Set(signatures.parameters.values.joined().joined().compactMap(\.label))
    #expect(ArgumentType.durations.subtracting(labels) == [])
    #expect(ArgumentType.texts.subtracting(labels).subtracting([""]) == [])
    #expect(ArgumentType.unlabeled.subtracting(signatures.parameters.keys) == [])
  }
}
