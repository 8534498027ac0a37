namespace Chronoseal.Firmware.Uplink
{
    /// <summary>What the uplink is about.</summary>
    public enum UplinkState
    {
        /// <summary>Not started.</summary>
        Idle = 0,

        /// <summary>Looking the broker up, reaching it, introducing the node.</summary>
        Connecting = 1,

        /// <summary>Connected; every frame is sent as it is sealed.</summary>
        Online = 2,

        /// <summary>Connected; older frames are sent first, at a limited rate.</summary>
        Draining = 3,

        /// <summary>Pausing after a failure, before the next attempt.</summary>
        Waiting = 4,

        /// <summary>Ended in good order.</summary>
        Stopped = 5,
    }
}
