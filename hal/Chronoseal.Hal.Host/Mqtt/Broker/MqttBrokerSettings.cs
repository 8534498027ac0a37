namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>How a <see cref="MqttBroker"/> is to be.</summary>
    public sealed class MqttBrokerSettings
    {
        /// <summary>The port on 127.0.0.1, 0 to 65535; 0 for any free one.</summary>
        public int Port { get; init; }

        /// <summary>The one user name accepted, or null to accept everybody.</summary>
        public string? UserName { get; init; }

        /// <summary>The password of <see cref="UserName"/>. Never shown anywhere.</summary>
        public string? Password { get; init; }

        /// <summary>The bounds.</summary>
        public BrokerLimits Limits { get; init; } = new();

        /// <summary>Takes one line an event, without payloads and passwords. From any thread; must be quick and must not call the broker.</summary>
        public Action<string>? Log { get; init; }
    }
}
