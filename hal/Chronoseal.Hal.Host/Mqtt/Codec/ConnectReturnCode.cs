namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The broker's answer to CONNECT (MQTT 3.1.1, table 3.1).</summary>
    public enum ConnectReturnCode
    {
        /// <summary>The session is open.</summary>
        Accepted = 0,

        /// <summary>The broker does not speak this protocol level.</summary>
        UnacceptableProtocolVersion = 1,

        /// <summary>The client id is well-formed but not allowed.</summary>
        IdentifierRejected = 2,

        /// <summary>The broker is there but cannot take a session now.</summary>
        ServerUnavailable = 3,

        /// <summary>User name or password are malformed.</summary>
        BadUserNameOrPassword = 4,

        /// <summary>The client may not connect.</summary>
        NotAuthorised = 5,
    }
}
