internal import Digests
package import ManifestTree

/// Digests of the content of ConfigMaps, Secrets, and Jobs: when the content changes, the digest changes, and pods are
/// replaced or a new object is created.
///
/// A chart can compute them with `list … | toJson | sha256sum`, so the JSON has Go's format: keys sorted by bytes, `<`,
/// `>`, and `&` escaped, no spaces.
package enum ConfigurationDigest {
  /// The SHA-256 digest of the data as a JSON list, in 64 hexadecimal digits.
  package static func text(of data: [Node]) -> String {
    hexadecimal(.list(data))
  }

  /// The suffix of a ConfigMap's name that changes with its content: ten letters and digits, as in Kustomize's
  /// generators.
  ///
  /// Kustomize does not include the name in the hash, although the hashed structure has a field for it.
  package static func suffix(ofConfigMap data: Node, binaryData: Node? = nil) -> String {
    guard let binaryData else { return suffix(of: ["data": data, "kind": "ConfigMap", "name": ""]) }
    return suffix(of: ["binaryData": binaryData, "data": data, "kind": "ConfigMap", "name": ""])
  }

  /// The suffix of the name of a Secret with `stringData`.
  package static func suffix(ofSecret data: Node, type: String) -> String {
    suffix(of: ["data": "", "kind": "Secret", "name": "", "stringData": data, "type": .string(type)])
  }

  /// The hash that follows the name of a Job with this `spec`.
  package static func suffix(ofJob spec: Node) -> String {
    suffix(of: ["kind": "Job", "name": "", "spec": spec])
  }

  /// The length of the suffixes.
  package static let suffixLength = 10

  /// The first digits of the digest; letters replace the digits that could form words.
  private static func suffix(of content: Node) -> String {
    let spelled = hexadecimal(content).utf8.prefix(suffixLength).map { digit -> UInt8 in
      switch digit {
      case UInt8(ascii: "0"): UInt8(ascii: "g")
      case UInt8(ascii: "1"): UInt8(ascii: "h")
      case UInt8(ascii: "3"): UInt8(ascii: "k")
      case UInt8(ascii: "a"): UInt8(ascii: "m")
      case UInt8(ascii: "e"): UInt8(ascii: "t")
      default: digit
      }
    }
    return String(decoding: spelled, as: UTF8.self)
  }

  private static func hexadecimal(_ node: Node) -> String {
    var json: [UInt8] = []
    append(node, to: &json)
    return SHA256.hash(json).hexadecimal
  }

  private static let digits = Array("0123456789abcdef".utf8)

  private static func append(_ node: Node, to json: inout [UInt8]) {
    switch node {
    case .map(let map):
      json.append(UInt8(ascii: "{"))
      let sorted = map.entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, entry) in sorted.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        append(entry.key, to: &json)
        json.append(UInt8(ascii: ":"))
        append(entry.value, to: &json)
      }
      json.append(UInt8(ascii: "}"))
    case .list(let list):
      json.append(UInt8(ascii: "["))
      for (index, item) in list.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        append(item, to: &json)
      }
      json.append(UInt8(ascii: "]"))
    case .string(let text): append(text, to: &json)
    case .null, .bool, .int, .double: json += Array(node.json.utf8)
    }
  }

  private static func append(_ text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": json += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "\n": json += Array(#"\n"#.utf8)
      case "\r": json += Array(#"\r"#.utf8)
      case "\t": json += Array(#"\t"#.utf8)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..<" ":
        json += Array(#"\u"#.utf8)
        for shift in [12, 8, 4, 0] { json.append(digits[Int(scalar.value >> UInt32(shift) & 15)]) }
      default: json += Array(String(scalar).utf8)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}
