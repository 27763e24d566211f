/// The program that a container runs instead of its image's entry point.
///
/// Mind that the image's entry point is gone with it, whatever that would have set up.
public struct Command: ContainerPart {
  private let words: [String]

  /// Replaces the entry point.
  public init(_ words: String...) { self.words = words }
  /// Replaces the entry point by words that a program computed.
  public init(_ words: [String]) { self.words = words }

  /// Puts the command into the container.
  public func add(to container: inout Container) { container.command = (container.command ?? []) + words }
}

/// The arguments that a container gives to its entry point.
public struct Args: ContainerPart {
  private let words: [String]

  /// Sets the arguments.
  public init(_ words: String...) { self.words = words }
  /// Sets arguments that a program computed.
  public init(_ words: [String]) { self.words = words }

  /// Puts the arguments into the container.
  public func add(to container: inout Container) { container.arguments = (container.arguments ?? []) + words }
}

/// The folder that a container starts in.
public struct WorkingDirectory: ContainerPart {
  private let path: String

  /// Sets the folder.
  public init(_ path: String) { self.path = path }

  /// Puts the folder into the container.
  public func add(to container: inout Container) { container.workingDirectory = path }
}

/// When a node pulls the image: `imagePullPolicy`.
public enum ImagePullPolicy: String, PayloadValue, ContainerPart {
  /// At every start.
  case always = "Always"
  /// When the node doesn't have it.
  case ifNotPresent = "IfNotPresent"
  /// Never.
  case never = "Never"

  /// Puts the policy into the container.
  public func add(to container: inout Container) { container.imagePullPolicy = self }
}
