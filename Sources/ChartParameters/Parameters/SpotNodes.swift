/// The spot nodes of a provider: their label, their taint, and their notice period.
package struct SpotNodes: Sendable {
  /// The provider's name in a chart's values.
  package let name: String
  /// The key of the label and of the taint.
  package let key: String
  /// The value of the label and of the taint.
  package let value: String
  /// The seconds of the notice in which a pod can terminate.
  package let notice: Int

  package init(name: String, key: String, value: String, notice: Int) {
    self.name = name
    self.key = key
    self.value = value
    self.notice = notice
  }
}
