import Foundation

/// The public initializers, functions, and cases of the DSL, read from its sources.
struct DSLSignatures {
  /// A parameter with its type and default value as they are written.
  struct Parameter {
    let label: String?
    let type: String
    let defaultValue: String?

    /// The type without a mark for optional or several values.
    var elementType: String {
      var type = type.hasPrefix("any ") ? String(type.dropFirst(4)) : type
      while let ending = ["?", "..."].first(where: { type.hasSuffix($0) }) {
        type = String(type.dropLast(ending.count))
      }
      if type.hasPrefix("["), type.hasSuffix("]"), !type.contains(":") {
        type = String(type.dropFirst().dropLast())
      }
      return type
    }
  }

  /// The parameters of each declaration by its name in a call: `Port`, or `.replicas` for a member.
  private(set) var parameters: [String: [[Parameter]]] = [:]

  /// All parameters of all declarations of that name.
  func all(_ call: String) -> [Parameter] { (parameters[call] ?? []).flatMap(\.self) }

  /// Reads the Swift files below a folder.
  init(in folder: URL) throws {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      read(try String(contentsOf: file, encoding: .utf8))
    }
  }

  private mutating func read(_ text: String) {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    var types: [(name: String, indent: Int)] = []
    var position = code.startIndex
    while position < code.endIndex {
      let end = code[position...].firstIndex(of: "\n") ?? code.endIndex
      let line = code[position..<end]
      let indent = line.prefix { $0 == " " }.count
      types.removeAll { $0.indent >= indent && !line.drop { $0 == " " }.isEmpty }
      if let found = line.firstMatch(
        of: /^ *(?:public |package )*(?:struct|enum|extension|protocol) ([A-Za-z.]+)/)
      {
        types.append((String(found.1), indent))
      }
      let declaration =
        /^ *(?:public )?(?:static )?(?:indirect )?(?:func ([A-Za-z0-9]+)|(init)|case ([A-Za-z0-9]+))(?:<[^(]*>)?\(/
      if let found = line.firstMatch(of: declaration), line.contains("public ") || found.3 != nil {
        let member = (found.1 ?? found.3).map { ".\($0)" }
        let name = member ?? types.last?.name ?? ""
        if let close = Self.end(of: code[found.range.upperBound...]) {
          parameters[name, default: []].append(Self.parameters(code[found.range.upperBound..<close]))
        }
      }
      position = end == code.endIndex ? end : code.index(after: end)
    }
  }

  /// The position of the parenthesis that closes a list of parameters.
  private static func end(of text: Substring) -> String.Index? {
    var depth = 1
    for index in text.indices {
      if "([".contains(text[index]) { depth += 1 }
      if ")]".contains(text[index]) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func parameters(_ text: Substring) -> [Parameter] {
    var depth = 0
    let items = text.split { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return character == "," && depth == 0
    }
    return items.compactMap { item in
      let parts = item.split(separator: " = ", maxSplits: 1).map {
        $0.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      }
      guard let declaration = parts.first else { return nil }
      let defaultValue = parts.count > 1 ? parts[1] : nil
      guard let colon = declaration.firstIndex(of: ":"), !declaration.hasPrefix("[") else {
        // A case without a label.
        return Parameter(label: nil, type: declaration, defaultValue: defaultValue)
      }
      let names = declaration[..<colon].split(separator: " ").filter { !$0.hasPrefix("@") }
      let type = declaration[declaration.index(after: colon)...].drop { $0 == " " }
      let label = names.first.map(String.init)
      return Parameter(label: label == "_" ? nil : label, type: String(type), defaultValue: defaultValue)
    }
  }
}
