using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>What there is of a node while its program runs: what the console looks at and the supervisor watches.</summary>
    public sealed class Node
    {
        /// <summary>Makes it at the start of a boot; nothing runs yet.</summary>
        public Node(IBoard board)
        {
            Board = board;
            Heartbeats = new Heartbeats(board.Timeline.Counter);
            Errands = new ErrandDesk(board.Timeline);
            Configuration = new ConfigurationStore(board.Files);
            Boots = new BootLedger(board.Files);
            Log = new LogRing(board.Timeline.Counter);
            Heap = new HeapWatch(board);
        }

        /// <summary>The board.</summary>
        public IBoard Board { get; }

        /// <summary>The signs of life of its tasks.</summary>
        public Heartbeats Heartbeats { get; }

        /// <summary>Where work on the buses is left to the task that owns them.</summary>
        public ErrandDesk Errands { get; }

        /// <summary>What is set: opened by the program before anything else runs.</summary>
        public ConfigurationStore Configuration { get; }

        /// <summary>What it has opened, by name.</summary>
        public BusDirectory Buses { get; } = new BusDirectory();

        /// <summary>Asks for a restart in good order.</summary>
        public RestartRequest Restart { get; } = new RestartRequest();

        /// <summary>Where technicians are told of what happens.</summary>
        public LogRing Log { get; }

        /// <summary>Its memory of its boots.</summary>
        public BootLedger Boots { get; }

        /// <summary>How much heap is free.</summary>
        public HeapWatch Heap { get; }

        /// <summary>What is set of its care for itself; the defaults until the configuration is read.</summary>
        public HealthSettings Health { get; set; } = new HealthSettings();

        /// <summary>What it is about.</summary>
        public NodeState State { get; set; }

        /// <summary>Why it does not sample, and what to do; empty while it does.</summary>
        public string Reason { get; set; } = "";

        /// <summary>The gateway; null unless <see cref="NodeState.Running"/> or stopping.</summary>
        public Gateway Gateway { get; set; }

        /// <summary>What brings the network up; null as long as there is no gateway.</summary>
        public NetworkTask Network { get; set; }
    }
}
