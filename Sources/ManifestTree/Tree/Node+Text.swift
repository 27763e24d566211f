extension Node {
  /// The tree as a YAML document.
  package var yaml: String {
    var writer = YAMLWriter()
    writer.write(self)
    return writer.text
  }

  /// The tree as JSON on one line.
  package var json: String {
    var writer = JSONWriter(.compact)
    writer.write(self)
    return writer.text
  }
}
