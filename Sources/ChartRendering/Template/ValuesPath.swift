/// The way to a value of a chart: `frontend.image.tag`.
struct ValuesPath: Sendable, Hashable {
  /// The keys from the root.
  var keys: [String]

  init(_ keys: [String] = []) { self.keys = keys }

  /// The path one key further.
  func key(_ name: String) -> ValuesPath { ValuesPath(keys + [name]) }

  /// The path further by several keys.
  func keys(_ names: [String]) -> ValuesPath { ValuesPath(keys + names) }
}

extension ValuesPath: CustomStringConvertible {
  var description: String { keys.joined(separator: ".") }
}

extension String {
  /// A name as a key of values, as templates can't say `.Values.redis-cart`.
  ///
  /// `redis-cart` and `REDIS_CART` become `redisCart`.
  var camelCased: String {
    let words = split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    guard let first = words.first else { return "value" }
    let isShouting = !contains { $0.isLowercase }
    func spelled(_ word: Substring) -> String { isShouting ? word.lowercased() : String(word) }
    let rest = words.dropFirst().map { spelled($0).capitalizedFirst }
    let start = isShouting ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
    let key = start + rest.joined()
    return key.first?.isNumber == true ? "_" + key : key
  }

  private var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
