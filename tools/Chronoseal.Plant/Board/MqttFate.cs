namespace Chronoseal.Plant
{
    /// <summary>What became of a published message.</summary>
    internal enum MqttFate : byte
    {
        Pending = 0,
        Acknowledged = 1,
        Lost = 2,
    }
}
