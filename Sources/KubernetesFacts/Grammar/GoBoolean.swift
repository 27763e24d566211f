/// The texts that Go's `strconv.ParseBool` reads, as in annotations of Istio.
package enum GoBoolean {
  package static func accepts(_ text: String) -> Bool { texts.contains(text) }

  private static let texts: Set<String> = [
    "1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False",
  ]
}
