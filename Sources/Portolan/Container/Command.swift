/// The program that a container runs instead of its image's entry point.
///
/// The image's entry point does not run, including any setup that it does.
public struct Command: ContainerPart {
  private let words: [String]

  /// Replaces the entry point.
  public init(_ words: String...) { self.words = words }
  /// Replaces the entry point with computed arguments.
  public init(_ words: [String]) { self.words = words }

  /// Adds the command to the container.
  public func add(to container: inout Container) { container.command = (container.command ?? []) + words }
}

/// The arguments of a container's entry point.
public struct Args: ContainerPart {
  private let words: [String]

  /// Sets the arguments.
  public init(_ words: String...) { self.words = words }
  /// Sets computed arguments.
  public init(_ words: [String]) { self.words = words }

  /// Adds the arguments to the container.
  public func add(to container: inout Container) { container.arguments = (container.arguments ?? []) + words }
}

/// The working directory of a container: `workingDir`.
public struct WorkingDirectory: ContainerPart {
  private let path: String

  /// Sets the folder.
  public init(_ path: String) { self.path = path }

  /// Adds the folder to the container.
  public func add(to container: inout Container) { container.workingDirectory = path }
}

/// When a node pulls the image: `imagePullPolicy`.
public enum ImagePullPolicy: String, PayloadValue, ContainerPart {
  /// `Always`: whenever a container starts.
  case always = "Always"
  /// `IfNotPresent`: if the node does not have the image.
  case ifNotPresent = "IfNotPresent"
  /// `Never`: the image must be on the node.
  case never = "Never"

  /// Adds the policy to the container.
  public func add(to container: inout Container) { container.imagePullPolicy = self }
}
