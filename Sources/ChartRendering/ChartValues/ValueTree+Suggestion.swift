import Diagnostics

extension ValueTree {
  /// The keys of the value that an unknown key probably means, from the same group on; nil without a likely value.
  ///
  /// In this order: a key with a similar spelling; the only key that contains the unknown key as a word, such as
  /// `replicaCount` for `replicas`; the only nested value with the key as its last key or as its joined path, such as
  /// `image.tag` for `tag` or `imageTag`.
  static func suggestion(for key: String, among entries: [Entry]) -> [String]? {
    if let near = nearestName(to: key, among: entries.map(\.key)) { return [near] }
    let stem = key.wordStem
    let similar = entries.filter { $0.key.camelCaseWords.contains { $0.wordStem == stem } }
    if similar.count == 1 { return similar.map(\.key) }
    let joined = key.lowercased().filter { $0.isLetter || $0.isNumber }
    let nested = entries.flatMap { entry in
      entry.tree.paths.map { [entry.key] + $0 }.filter {
        $0.last == key || $0.joined().lowercased() == joined
      }
    }
    return nested.count == 1 ? nested[0] : nil
  }

  /// The paths of all parameters in the group; the path of a parameter itself is empty.
  private var paths: [[String]] {
    switch self {
    case .parameter: [[]]
    case .group(let entries): entries.flatMap { entry in entry.tree.paths.map { [entry.key] + $0 } }
    }
  }
}

extension String {
  /// The words of a camel-case key: `replica` and `Count` for `replicaCount`.
  fileprivate var camelCaseWords: [Substring] {
    var words: [Substring] = []
    var start = startIndex
    for index in indices where index > start && self[index].isUppercase {
      words.append(self[start..<index])
      start = index
    }
    return words + [self[start...]]
  }
}

extension StringProtocol {
  /// The word in lowercase, without the ending of a plural.
  fileprivate var wordStem: String {
    let word = lowercased()
    return word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }
}
