import Diagnostics

/// The advice for strings or an array that a call has in place of a dictionary.
struct DictionaryAdvice {
  /// The fix: the argument or the call with a dictionary literal of the same strings.
  let fix: String
  /// The columns from the first string, or from its label that is a key, to the last string.
  private let columns: ClosedRange<Int>
  private let line: Int

  /// Whether an error of the same call has the same cause: it is at one of the strings, or about the labels of the
  /// call.
  func explains(_ kind: CompilerErrorKind, at location: FileLocation) -> Bool {
    switch kind {
    case .wrongLabels, .missingLabel, .missingLabels: true
    case .extraArgument, .label, .extraneousLabel, .wrongType:
      location.line == line && columns.contains(location.column)
    default: false
    }
  }

  /// - Parameters:
  ///   - place: the position of the first string, or of the array or tuple with the strings.
  ///   - missing: the labels that the compiler misses in the call.
  init(
    at place: FileLocation, in call: SwiftDeclarations.Call, without missing: [String],
    _ names: PublicNames, _ declarations: SwiftDeclarations, _ file: SpecSources.File
  ) {
    let known = Set(names.labels(of: call.name))
    var label = declarations.label(of: place)
    var key: String?
    if let own = label, !known.contains(own) { (label, key) = (nil, own) }
    let isFirst = declarations.isFirstArgument(at: place)
    if label == nil, !isFirst { label = missing.first }
    let strings = Strings(from: place, known: known, in: file)
    let literal = strings.literal(firstKey: key)
    line = place.line
    let start = place.column - (key.map { $0.utf8.count + 2 } ?? 0)
    columns = start...max(start, strings.end)
    fix =
      if let label {
        "write '\(label): \(literal)'"
      } else if isFirst, strings.areLast {
        "write '\(call.name)(\(literal))'"
      } else {
        "write a dictionary, such as '\(literal)'"
      }
  }

  /// The fix for a key and its value that are not in brackets; nil if there is no `:` after a string at the position.
  static func fix(forColonAt place: FileLocation, in file: SpecSources.File) -> String? {
    guard file.source(ofLine: place.line, in: place.column..<place.column + 1) == ":" else { return nil }
    let texts = file.texts(ofLine: place.line)
    guard let key = texts.last(where: { $0.columns.upperBound < place.column }),
      file.source(ofLine: place.line, in: key.columns.upperBound + 1..<place.column).allSatisfy({ $0 == " " })
    else { return nil }
    let value = texts.first { text in
      text.columns.lowerBound > place.column
        && file.source(ofLine: place.line, in: place.column + 1..<text.columns.lowerBound)
          .allSatisfy { $0 == " " }
    }
    return "write the keys and values in brackets, such as '[\"\(key.text)\": \"\(value?.text ?? "…")\"]'"
  }
}

/// Consecutive strings of a call.
private struct Strings {
  private var items: [(label: String?, text: String)] = []
  /// The column of the last closing quote.
  private(set) var end: Int
  /// Whether the call ends after the strings.
  private(set) var areLast = false

  /// - Parameter known: the labels of the call's other arguments.
  init(from place: FileLocation, known: Set<String>, in file: SpecSources.File) {
    end = place.column
    var column = place.column
    for text in file.texts(ofLine: place.line) where text.columns.lowerBound >= place.column {
      let gap = file.source(ofLine: place.line, in: column..<text.columns.lowerBound).filter { $0 != " " }
      let words = gap.drop { "([,".contains($0) }
      let label: String? = words.hasSuffix(":") ? String(words.dropLast()) : nil
      guard words.dropLast(label == nil ? 0 : 1).allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
        label != nil || words.isEmpty, label.map({ !known.contains($0) }) ?? true
      else { break }
      items.append((label, text.text))
      end = text.columns.upperBound
      column = end + 1
    }
    let rest = file.source(ofLine: place.line, in: column..<column + 1000).filter { $0 != " " }
    let isNested = file.source(ofLine: place.line, in: place.column..<place.column + 1) != "\""
    areLast = !items.isEmpty && rest.dropFirst(isNested ? 1 : 0).hasPrefix(")")
  }

  /// The dictionary literal: strings with `=` are split, labels are keys, and other strings are keys and values in
  /// turn.
  /// - Parameter first: the key of the first string; nil if it has none. The key is
  ///   ignored if the second string has no label.
  func literal(firstKey first: String?) -> String {
    if items.isEmpty { return "[\"key\": \"value\"]" }
    var pairs: [(key: String, value: String)] = []
    var pending: String?
    let first = items.count > 1 && items[1].label == nil ? nil : first
    for (index, item) in items.enumerated() {
      let label = index == 0 ? first ?? item.label : item.label
      if let key = pending ?? label {
        pairs.append((key, item.text))
        pending = nil
      } else if let mark = item.text.firstIndex(of: "="), mark != item.text.startIndex {
        pairs.append((String(item.text[..<mark]), String(item.text[item.text.index(after: mark)...])))
      } else {
        pending = item.text
      }
    }
    if let pending { pairs.append((pending, "…")) }
    return "[" + pairs.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ") + "]"
  }
}
