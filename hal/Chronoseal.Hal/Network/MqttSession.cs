namespace Chronoseal.Hal
{
    /// <summary>What a node says of itself in CONNECT.</summary>
    public sealed class MqttSession
    {
        /// <summary>1 to 64 characters, the same at every boot.</summary>
        public string ClientId;

        /// <summary>Null for none.</summary>
        public string UserName;

        /// <summary>Null for none. Never shown anywhere.</summary>
        public string Password;

        /// <summary>Where the broker announces that the node is gone; null for no will.</summary>
        public string WillTopic;

        /// <summary>The text of that announcement.</summary>
        public string WillMessage;

        /// <summary>False to have the broker keep subscriptions over a loss.</summary>
        public bool CleanSession;

        /// <summary>Seconds of silence after which the broker may hang up, 5 to 65535.</summary>
        public int KeepAliveSeconds;

        /// <summary>The most that <see cref="IMqttLink.Connect"/> may take, in milliseconds.</summary>
        public int ConnectTimeoutMilliseconds;
    }
}
