extension Core {
  /// An environment variable: a value or its source.
  package struct EnvVar: FieldEncodable, Sendable, Equatable {
    package var name: String
    /// The value; `$(NAME)` refers to an earlier variable, or to a variable from `envFrom` or a Service.
    package var value: String?
    /// The source of the value.
    package var valueFrom: EnvVarSource?

    package init(name: String, value: String? = nil, valueFrom: EnvVarSource? = nil) {
      self.name = name
      self.value = value
      self.valueFrom = valueFrom
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
      encoder.field("valueFrom", valueFrom)
    }
  }

  /// The source of an environment variable's value; exactly one field is set.
  package struct EnvVarSource: FieldEncodable, Sendable, Equatable {
    /// A key of a Secret.
    package var secretKeyRef: KeySelector?
    /// A key of a ConfigMap.
    package var configMapKeyRef: KeySelector?
    /// A field of the pod.
    package var fieldRef: ObjectFieldSelector?
    /// A request or limit of a container.
    package var resourceFieldRef: ResourceFieldSelector?

    package init(
      secretKeyRef: KeySelector? = nil, configMapKeyRef: KeySelector? = nil,
      fieldRef: ObjectFieldSelector? = nil, resourceFieldRef: ResourceFieldSelector? = nil
    ) {
      self.secretKeyRef = secretKeyRef
      self.configMapKeyRef = configMapKeyRef
      self.fieldRef = fieldRef
      self.resourceFieldRef = resourceFieldRef
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("secretKeyRef", secretKeyRef)
      encoder.field("configMapKeyRef", configMapKeyRef)
      encoder.field("fieldRef", fieldRef)
      encoder.field("resourceFieldRef", resourceFieldRef)
    }
  }

  /// A key of a ConfigMap or a Secret.
  package struct KeySelector: FieldEncodable, Sendable, Equatable {
    /// The name of the ConfigMap or Secret.
    package var name: String
    package var key: String
    /// Whether the object or the key is optional; false if nil.
    package var optional: Bool?

    package init(name: String, key: String, optional: Bool? = nil) {
      self.name = name
      self.key = key
      self.optional = optional
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("key", key)
      encoder.field("optional", optional)
    }
  }

  /// A field of the pod itself.
  package struct ObjectFieldSelector: FieldEncodable, Sendable, Equatable {
    /// The API version of the path; `v1` if nil.
    package var apiVersion: String?
    /// The path, such as `metadata.name` or `status.podIP`.
    package var fieldPath: String

    package init(apiVersion: String? = nil, fieldPath: String) {
      self.apiVersion = apiVersion
      self.fieldPath = fieldPath
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("apiVersion", apiVersion)
      encoder.field("fieldPath", fieldPath)
    }
  }

  /// A request or limit of a container.
  package struct ResourceFieldSelector: FieldEncodable, Sendable, Equatable {
    /// The container; if nil, the container with the environment variable; required in a volume.
    package var containerName: String?
    /// The resource, such as `limits.memory`.
    package var resource: String
    /// The unit of the value, a quantity; `1` if nil.
    package var divisor: String?

    package init(containerName: String? = nil, resource: String, divisor: String? = nil) {
      self.containerName = containerName
      self.resource = resource
      self.divisor = divisor
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("containerName", containerName)
      encoder.field("resource", resource)
      encoder.field("divisor", divisor)
    }
  }

  /// A ConfigMap or a Secret whose keys all become environment variables; exactly one is set.
  package struct EnvFromSource: FieldEncodable, Sendable, Equatable {
    /// The prefix of each name.
    package var prefix: String?
    /// The ConfigMap whose keys become variables.
    package var configMapRef: EnvSource?
    /// The Secret whose keys become variables.
    package var secretRef: EnvSource?

    package init(prefix: String? = nil, configMapRef: EnvSource? = nil, secretRef: EnvSource? = nil) {
      self.prefix = prefix
      self.configMapRef = configMapRef
      self.secretRef = secretRef
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("prefix", prefix)
      encoder.field("configMapRef", configMapRef)
      encoder.field("secretRef", secretRef)
    }
  }

  /// A reference to a whole ConfigMap or Secret.
  package struct EnvSource: FieldEncodable, Sendable, Equatable {
    /// The name of the ConfigMap or Secret.
    package var name: String
    /// Whether the object is optional; false if nil.
    package var optional: Bool?

    package init(name: String, optional: Bool? = nil) {
      self.name = name
      self.optional = optional
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("optional", optional)
    }
  }
}
