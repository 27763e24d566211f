/// The program that a container runs instead of its image's entry point: `command`.
///
/// Setup steps in the image's entry point do not run either.
public struct Command: ContainerPart {
  private let words: [String]

  /// Replaces the entry point with a program and its arguments.
  public init(_ words: String...) { self.words = words }
  /// Replaces the entry point with a computed program and arguments.
  public init(_ words: [String]) { self.words = words }

  /// Adds the command to the container.
  public func add(to container: inout Container) { container.command = (container.command ?? []) + words }
}

/// The arguments for a container's entry point: `args`.
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

  /// Sets the working directory.
  public init(_ path: String) { self.path = path }

  /// Sets the working directory of the container.
  public func add(to container: inout Container) { container.workingDirectory = path }
}

/// When a node pulls a container's image: `imagePullPolicy`.
///
/// Without a policy, Kubernetes uses ``always`` for an image with the tag `latest` or without a tag or digest, and
/// ``ifNotPresent`` for other images.
public enum ImagePullPolicy: String, PayloadValue, ContainerPart {
  /// `Always`: the node asks the registry for the image's digest whenever a container starts, and pulls the image if
  /// the node does not have it.
  case always = "Always"
  /// `IfNotPresent`: the node pulls the image only if the node does not have it.
  case ifNotPresent = "IfNotPresent"
  /// `Never`: the node does not pull the image; the image must already be on the node.
  case never = "Never"

  /// Sets the pull policy of the container.
  public func add(to container: inout Container) { container.imagePullPolicy = self }
}
