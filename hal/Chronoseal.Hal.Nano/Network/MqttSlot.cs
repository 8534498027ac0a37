namespace Chronoseal.Hal.Nano
{
    /// <summary>One QoS 1 message that the broker has not acknowledged, or room for one.</summary>
    internal sealed class MqttSlot
    {
        /// <summary>The array lent to the client, of the message's exact length; null if there is none to reuse.</summary>
        internal byte[] Payload;

        /// <summary>1 to 65535.</summary>
        internal int MessageId;

        /// <summary>Counter value at which it was handed over.</summary>
        internal long SentMicroseconds;

        /// <summary>True while the client may still read <see cref="Payload"/>.</summary>
        internal bool IsBusy;
    }
}
