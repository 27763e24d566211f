/// How a provider labels and taints its spot nodes, and how long it leaves their pods.
public struct SpotLabel: Sendable {
  /// The provider's name in a chart's values.
  public let name: String
  /// The label's key, and the taint's.
  public let key: String
  /// The label's value, and the taint's.
  public let value: String
  /// Seconds from the notice to the end.
  public let notice: Int

  /// Makes a label.
  public init(name: String, key: String, value: String, notice: Int) {
    self.name = name
    self.key = key
    self.value = value
    self.notice = notice
  }
}
