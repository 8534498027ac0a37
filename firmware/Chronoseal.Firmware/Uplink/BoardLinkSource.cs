using Chronoseal.Hal;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>Links of a board to one broker. The first can be made beforehand, to learn at start that the board can make it.</summary>
    public sealed class BoardLinkSource : ILinkSource
    {
        private readonly IBoard _board;
        private readonly MqttEndpoint _endpoint;
        private IMqttLink _first;

        /// <summary>Names the board and the broker.</summary>
        public BoardLinkSource(IBoard board, MqttEndpoint endpoint)
        {
            _board = board;
            _endpoint = endpoint;
        }

        /// <summary>Makes the first link, and keeps it until it is asked for.</summary>
        public Outcome Prepare()
        {
            return _board.OpenMqtt(_endpoint, out _first);
        }

        /// <inheritdoc/>
        public Outcome Open(out IMqttLink link)
        {
            link = _first;
            _first = null;
            return link != null ? Outcome.Ok : _board.OpenMqtt(_endpoint, out link);
        }
    }
}
