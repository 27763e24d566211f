/// Fields of a security profile.
package enum ProfileField: String, ImportedField {
  case type, localhostProfile

  package static let owner = "AppArmorProfile, SeccompProfile"
  package var part: String {
    "``AppArmor``, ``SecurityContext/Seccomp``"
  }
}

/// Fields of SELinux options.
package enum SELinuxField: String, ImportedField {
  case level, type, role, user

  package static let owner = "SELinuxOptions"
  package var part: String {
    "``SELinux``"
  }
}

package enum CapabilitiesField: String, ImportedField {
  case add, drop

  package static let owner = "Capabilities"
  package var part: String {
    "``SecurityContext`` (`add`, `drop`)"
  }
}

/// Fields of a reference to a Secret or ConfigMap.
package enum ReferenceField: String, ImportedField {
  case name, key, optional

  package static let owner = "SecretKeySelector, ConfigMapKeySelector, SecretEnvSource, ConfigMapEnvSource"
  package var part: String {
    switch self {
    case .name: "``Env``, ``EnvFrom``"
    case .key: "``Env`` (`key`)"
    case .optional: "``Env``, ``EnvFrom`` (`optional`)"
    }
  }
}

/// Fields of a reference to a field of the pod.
package enum FieldSelectorField: String, ImportedField {
  case fieldPath

  package static let owner = "ObjectFieldSelector"
  package var part: String {
    "``Env`` (`field`), ``VolumeSource/downwardAPI(_:resources:itemModes:mode:)``"
  }
}

/// Fields of a reference to a resource of a container.
package enum ResourceSelectorField: String, ImportedField {
  case resource, containerName, divisor

  package static let owner = "ResourceFieldSelector"
  package var part: String {
    switch self {
    case .resource: "``Env`` (`resource`), ``ResourceFile``"
    case .containerName: "``Env`` (`of`), ``ResourceFile`` (`of`)"
    case .divisor: "``Env`` (`divisor`), ``ResourceFile`` (`divisor`)"
    }
  }
}

package enum TolerationField: String, ImportedField {
  case key, `operator`, value, effect, tolerationSeconds

  package static let owner = "Toleration"
  package var part: String {
    switch self {
    case .key, .value: "``Toleration``"
    case .operator: "``Toleration`` (no value means `Exists`; `omitsOperator`)"
    case .effect: "``Toleration`` (`effect`)"
    case .tolerationSeconds: "``Toleration`` (`for`)"
    }
  }
}

package enum AffinityTermsField: String, ImportedField {
  case requiredDuringSchedulingIgnoredDuringExecution, preferredDuringSchedulingIgnoredDuringExecution

  package static let owner = "NodeAffinity, PodAffinity, PodAntiAffinity"
  package var part: String {
    "``Strength``"
  }
}

package enum PreferredTermField: String, ImportedField {
  case weight, preference, podAffinityTerm

  package static let owner = "PreferredSchedulingTerm, WeightedPodAffinityTerm"
  package var part: String {
    switch self {
    case .weight: "``Strength``"
    case .preference: "``NodeExpression``"
    case .podAffinityTerm:
      "``Service/near(_:on:strength:file:line:column:)``, ``Service/apart(on:from:strength:file:line:column:)``"
    }
  }
}

/// Fields of a condition on a node.
package enum NodeRequirementField: String, ImportedField {
  case key, `operator`, values

  package static let owner = "NodeSelectorRequirement"
  package var part: String {
    "``NodeExpression``"
  }
}

/// Fields of a term of pod affinity.
package enum PodTermField: String, ImportedField {
  case topologyKey, labelSelector

  package static let owner = "PodAffinityTerm"
  package var part: String {
    switch self {
    case .topologyKey: "``Domain``"
    case .labelSelector:
      "``Service/near(_:on:strength:file:line:column:)``, ``Service/apart(on:from:strength:file:line:column:)``"
    }
  }
}

/// Fields of a spread constraint.
package enum SpreadField: String, ImportedField {
  case topologyKey, labelSelector, maxSkew, whenUnsatisfiable, minDomains, nodeAffinityPolicy
  case nodeTaintsPolicy, matchLabelKeys

  package static let owner = "TopologySpreadConstraint"
  package var part: String {
    switch self {
    case .topologyKey: "``Domain``"
    case .labelSelector, .maxSkew, .whenUnsatisfiable, .minDomains, .nodeAffinityPolicy, .nodeTaintsPolicy,
      .matchLabelKeys:
      "``Service/spread(over:maxSkew:strict:minDomains:affinityPolicy:taintsPolicy:perRollout:file:line:column:)``"
    }
  }
}

/// Fields of a DNS configuration.
package enum DNSConfigField: String, ImportedField {
  case nameservers, searches, options

  package static let owner = "PodDNSConfig"
  package var part: String {
    "``Service/dnsConfig(nameservers:searches:options:file:line:column:)``"
  }
}

package enum HostAliasField: String, ImportedField {
  case ip, hostnames

  package static let owner = "HostAlias"
  package var part: String {
    "``HostAlias``"
  }
}

/// Fields of a check of a probe.
package enum CheckField: String, ImportedField {
  case port, service, command

  package static let owner = "TCPSocketAction, GRPCAction, ExecAction"
  package var part: String {
    switch self {
    case .port: "``Probe/Check/tcp(port:)``, ``Probe/Check/grpc(port:service:)``"
    case .service: "``Probe/Check/grpc(port:service:)``"
    case .command: "``Probe/Check/exec(_:)``"
    }
  }
}
