/// The path of a chart value: `frontend.image.tag`.
package struct ValuesPath: Sendable, Hashable {
  /// The keys from the root.
  package var keys: [String]

  package init(_ keys: [String] = []) { self.keys = keys }

  /// The path of a key below this one.
  package func key(_ name: String) -> ValuesPath {
    var path = self
    path.keys.append(name)
    return path
  }

  /// The path of several nested keys below this one.
  package func keys(_ names: [String]) -> ValuesPath { ValuesPath(keys + names) }
}

extension ValuesPath: CustomStringConvertible {
  package var description: String {
    var text = keys.first ?? ""
    for key in keys.dropFirst() {
      text += "."
      text += key
    }
    return text
  }
}

extension String {
  /// A name as a key of values, because templates cannot contain `.Values.redis-cart`.
  ///
  /// `redis-cart` and `REDIS_CART` become `redisCart`, and `HTTPRoute` becomes `httpRoute`.
  package var camelCased: String {
    let isShouting = !utf8.contains(where: \.isLowercase)
    // The last letter of a leading acronym starts the next word.
    let leading = utf8.prefix { $0.isLetter && !$0.isLowercase }.count
    let acronym = leading > 1 && !isShouting ? leading - 1 : 0
    var key: [UInt8] = []
    key.reserveCapacity(utf8.count + 1)
    var startsWord = false
    for byte in utf8 {
      guard byte.isLetter || byte.isDigit else {
        startsWord = !key.isEmpty
        continue
      }
      if key.isEmpty, byte.isDigit { key.append(UInt8(ascii: "_")) }
      let isLowered = isShouting || key.count < max(1, acronym)
      key.append(startsWord ? byte.uppercased : isLowered ? byte.lowercased : byte)
      startsWord = false
    }
    return key.isEmpty ? "value" : String(decoding: key, as: UTF8.self)
  }

  /// A kind's name in plural: `gateway` becomes `gateways`, `networkPolicy` becomes `networkPolicies`.
  package var plural: String {
    if hasSuffix("ay") || hasSuffix("ey") { return self + "s" }
    if hasSuffix("y") { return dropLast() + "ies" }
    let hisses = ["s", "x", "ch", "sh"].contains { hasSuffix($0) }
    return self + (hisses ? "es" : "s")
  }
}

extension ValuesPath {
  /// The path of a service's values.
  ///
  /// A parent chart can set `global` and `enabled` in the values of a dependency, and the chart has its own groups. A
  /// service with one of these names gets another key.
  package init(ofService service: String) {
    let key = service.camelCased
    self.init([Self.reservedKeys.contains(key) ? "\(key)Service" : key])
  }

  private static let reservedKeys: Set<String> = [
    "global", "enabled", "profile", "namePrefix", "imageRegistry", "imagePullSecrets", "commonLabels",
    "commonAnnotations", "spot", "istio", "networkPolicies", "draining", "namespacePolicies", "namespace",
    "experiments", "gateways", "claims", "secrets", "configMaps",
  ]
}

/// The ASCII letters and digits that names contain.
extension UInt8 {
  fileprivate static let caseBit: UInt8 = 0x20

  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isLetter: Bool { (self | Self.caseBit).isLowercase }
  fileprivate var uppercased: UInt8 { isLowercase ? self & ~Self.caseBit : self }
  fileprivate var lowercased: UInt8 { isLetter ? self | Self.caseBit : self }
}
