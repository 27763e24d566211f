extension Node {
  /// The tree as a YAML document.
  public var yaml: String {
    var writer = YAMLWriter()
    writer.write(self)
    return writer.text
  }

  /// The tree as JSON on one line.
  public var json: String {
    var writer = JSONWriter(.compact)
    writer.write(self)
    return writer.text
  }
}
