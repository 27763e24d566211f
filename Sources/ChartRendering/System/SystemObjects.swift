package import ManifestTree

/// The objects of a system in its profiles, from which the formats with all profiles are rendered.
package struct SystemObjects: Sendable {
  /// The app's name.
  package let app: String
  /// The name of the common objects of all profiles for a GitOps controller: the ApplicationSet and the repository.
  package let release: String
  /// The profile that other profiles are compared with: the app's first profile.
  package let defaultProfile: String
  /// The profiles; the default one is the first, if it is included.
  package let profiles: [ProfileObjects]
  /// The files that run the system's experiments, by name, without headers.
  package var experiments: [(name: String, text: String)] = []

  package init(
    app: String, release: String, defaultProfile: String, profiles: [ProfileObjects]
  ) {
    self.app = app
    self.defaultProfile = defaultProfile
    self.release = release
    self.profiles = profiles
  }
}

/// A system's objects in one profile.
package struct ProfileObjects: Sendable {
  /// The profile's name.
  package let profile: String
  /// The name of the profile's GitOps application.
  package let application: String
  /// The name of the profile's Helm release.
  package let release: String
  /// The namespace of the profile's objects.
  package let namespace: String
  /// The objects by their file in plain manifests; a file can be empty.
  package let files: [FileObjects]

  package init(
    profile: String, application: String, release: String, namespace: String, files: [FileObjects]
  ) {
    self.profile = profile
    self.application = application
    self.release = release
    self.namespace = namespace
    self.files = files
  }

  /// All objects, file by file.
  package var objects: some Sequence<Object> { files.lazy.flatMap(\.objects) }
}

/// The objects in one file of plain manifests.
package struct FileObjects: Sendable {
  /// The file's name without its extension: the name of a service or of a shared file.
  package let file: String
  /// The objects in the order of their creation.
  package let objects: [Object]

  package init(file: String, objects: [Object]) {
    self.file = file
    self.objects = objects
  }
}
