extension YAMLScanner {
  /// Reads a line with `%YAML` or `%TAG`.
  mutating func scanDirective() throws(YAMLSyntaxError) {
    closeIndents(rightOf: -1)
    try dropPossibleKey()
    allowsKey = false
    let start = index
    index += 1
    skipWord()
    let name = bytes[(start + 1)..<index]
    guard !name.isEmpty else { throw YAMLSyntaxError(.directiveName, at: index) }
    guard isBlankOrEnd(at: index) else { throw YAMLSyntaxError(.blankInDirective, at: index) }
    var token: YAMLToken
    if name.elementsEqual("YAML".utf8) {
      token = YAMLToken(.versionDirective, start, start)
      skipBlanks()
      token.version.major = try scanVersionNumber()
      guard byte == UInt8(ascii: ".") else { throw YAMLSyntaxError(.versionNumber, at: index) }
      index += 1
      token.version.minor = try scanVersionNumber()
    } else if name.elementsEqual("TAG".utf8) {
      token = YAMLToken(.tagDirective, start, start)
      skipBlanks()
      token.handle = try scanHandle(isDirective: true)
      guard isBlank(at: index) else { throw YAMLSyntaxError(.blankInDirective, at: index) }
      skipBlanks()
      token.text = try scanTagName(isVerbatim: true)
      guard isBlankOrEnd(at: index) else { throw YAMLSyntaxError(.tagEnd, at: index) }
    } else {
      throw YAMLSyntaxError(.directive, at: start + 1)
    }
    try skipToLineEnd(from: start)
    token.end = index
    add(token)
  }

  private mutating func scanVersionNumber() throws(YAMLSyntaxError) -> Int {
    let start = index
    var value = 0
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), index - start < 9 {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      index += 1
    }
    let isTooLong = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    guard index > start, !isTooLong else { throw YAMLSyntaxError(.versionNumber, at: index) }
    return value
  }
}
