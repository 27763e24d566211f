/// Functions of the Common Expression Language with uppercase letters in their names.
enum CELFunction {
  static let names: Set<String> = [
    "startsWith", "endsWith", "lowerAscii", "upperAscii", "charAt", "indexOf", "lastIndexOf", "findAll",
    "isSorted",
    "isURL", "getScheme", "getHost", "getHostname", "getPort", "getEscapedPath", "getQuery", "isQuantity",
    "isInteger", "asInteger", "asApproximateFloat", "isGreaterThan", "isLessThan", "compareTo", "isIP",
    "isCIDR",
    "containsIP", "containsCIDR", "prefixLength", "isCanonical", "isLoopback", "isUnspecified",
    "isLinkLocalMulticast", "isLinkLocalUnicast", "isGlobalUnicast", "isSemver", "orValue", "hasValue",
    "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours",
    "getMinutes", "getSeconds", "getMilliseconds",
  ]

  /// The functions by their names in lowercase.
  static let correct: [String: String] = Dictionary(
    names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
}
