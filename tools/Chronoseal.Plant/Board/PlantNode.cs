using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A node and all that is connected to it. Outlives its boots: flash, crystal and instruments stay, the board is made
    /// anew at every reset. Resets and power cuts spare the instruments, which have supplies of their own.
    /// </summary>
    public sealed class PlantNode
    {
        /// <summary>The most links to brokers at a time, or connections to the TOC analyser or the time server in one boot.</summary>
        public const int LinkLimit = 16;

        /// <summary>Free heap of a node that has not been told otherwise, bytes.</summary>
        public const long UsualHeapBytes = 128 * 1024;

        private const int UniqueIdBytes = 8;
        private const byte LocallyAdministered = 0x02;
        private const byte Group = 0x01;
        private const int NanosecondsPerMillisecond = 1_000_000;

        private static readonly SerialSettings s_rs485Settings = new SerialSettings(19_200, SerialParity.None, 1, true);
        private static readonly SerialSettings s_gnssSettings = new SerialSettings(9_600, SerialParity.None, 1, false);
        private static readonly SerialSettings s_consoleSettings = new SerialSettings(115_200, SerialParity.None, 1, false);

        private readonly NodeSettings _settings;
        private readonly PlantRandom _tcpRandom;
        private readonly PlantRandom _timeRandom;
        private readonly PlantTimer _powerUp;
        private readonly List<IMqttLink> _links = new List<IMqttLink>();
        private readonly List<VirtualTcp> _tocConnections = new List<VirtualTcp>();
        private readonly List<VirtualDatagram> _timeConnections = new List<VirtualDatagram>();
        private Action<PlantBoard>? _firmware;
        private ResetReason _resetReason;
        private TcpMode _tocMode;

        internal PlantNode(PlantWorld world, int index, PlantRandom random, NodeSettings settings)
        {
            World = world;
            Name = "node-" + index;
            _settings = settings;
            VirtualTimeline plant = world.Timeline;
            Timeline = new NodeTimeline(plant, new Crystal(plant, random.Fork("crystal"), settings.Crystal), Name);
            UniqueId = MakeUniqueId(random.Fork("eui64"));
            Files = new MemoryFileStore(random.Fork("flash"), settings.FileCapacityBytes) { PowerLost = LosePower };
            Entropy = new PlantEntropy(random.Fork("entropy"));
            _tcpRandom = random.Fork("tcp");
            _timeRandom = random.Fork("time");
            _powerUp = plant.CreateTimer(PowerUp);

            I2c = new I2cBus(Timeline);
            Sht4x = new Sht4xEmulator(plant, world.Room, random.Fork("sht4x"));
            Sfa30 = new Sfa30Emulator(plant, world.Room, random.Fork("sfa30"));
            I2c.Attach(Sht4xEmulator.Address, Sht4x);
            I2c.Attach(Sfa30Emulator.Address, Sfa30);
            SecureElement = new Atecc608Emulator(plant, random.Fork("atecc608"));
            if (settings.HasSecureElement)
            {
                I2c.Attach(Atecc608Emulator.Address, SecureElement);
                I2c.Attach(Atecc608GeneralCall.Address, SecureElement.GeneralCall);
            }

            Rs485 = new SerialLine(Timeline, s_rs485Settings, random.Fork("rs485"));
            Lighthouse = new LighthouseEmulator(plant, world.Clock, world.Room, random.Fork("lighthouse"), settings.Lighthouse);
            LighthouseSlave = new ModbusRtuSlave(Rs485, LighthouseEmulator.DefaultAddress, Lighthouse);

            CheckPoint = new CheckPointEmulator(plant, world.Clock, world.Room, random.Fork("checkpoint"));
            CheckPointServer = new ModbusTcpSlave(CheckPoint);
            TimeServer = new SntpServer(plant, world.Clock, settings.TimeServer);

            Pulses = new PulseTrain(Timeline, random.Fork("pps"), settings.Pulse);
            GnssLine = new SerialLine(Timeline, s_gnssSettings, random.Fork("gnss-line"));
            Gnss = new GnssReceiver(plant, world.Clock, GnssLine, Pulses, random.Fork("gnss"), settings.Gnss);
            ConsoleLine = new SerialLine(Timeline, s_consoleSettings, random.Fork("console"));
            Console = new ConsoleTerminal(ConsoleLine);
            Watchdog = settings.WatchdogSeconds > 0 ? new WatchdogCircuit(plant, settings.WatchdogSeconds, () => Reset(ResetReason.Watchdog)) : null;
        }

        /// <summary>The world it stands in.</summary>
        public PlantWorld World { get; }

        /// <summary>"node-0" and so on: for diagnostics.</summary>
        public string Name { get; }

        /// <summary>Its EUI-64, locally administered.</summary>
        public byte[] UniqueId { get; }

        /// <summary>Its tasks and its crystal.</summary>
        public NodeTimeline Timeline { get; }

        /// <summary>Its flash.</summary>
        public MemoryFileStore Files { get; }

        /// <summary>Its source of throw-away keys.</summary>
        public PlantEntropy Entropy { get; }

        /// <summary>Its I2C bus.</summary>
        public I2cBus I2c { get; }

        /// <summary>Temperature and humidity.</summary>
        public Sht4xEmulator Sht4x { get; }

        /// <summary>Formaldehyde.</summary>
        public Sfa30Emulator Sfa30 { get; }

        /// <summary>The secure element; on the bus only where it is fitted.</summary>
        public Atecc608Emulator SecureElement { get; }

        /// <summary>The line to the particle counter.</summary>
        public SerialLine Rs485 { get; }

        /// <summary>The particle counter.</summary>
        public LighthouseEmulator Lighthouse { get; }

        /// <summary>The particle counter's protocol, with its failures.</summary>
        public ModbusRtuSlave LighthouseSlave { get; }

        /// <summary>The TOC analyser.</summary>
        public CheckPointEmulator CheckPoint { get; }

        /// <summary>The TOC analyser's protocol, with its failures.</summary>
        public ModbusTcpSlave CheckPointServer { get; }

        /// <summary>The network time server.</summary>
        public SntpServer TimeServer { get; }

        /// <summary>The edge input.</summary>
        public PulseTrain Pulses { get; }

        /// <summary>The line from the GNSS receiver.</summary>
        public SerialLine GnssLine { get; }

        /// <summary>The GNSS receiver.</summary>
        public GnssReceiver Gnss { get; }

        /// <summary>The line to the console.</summary>
        public SerialLine ConsoleLine { get; }

        /// <summary>The technician's terminal.</summary>
        public ConsoleTerminal Console { get; }

        /// <summary>The watchdog beside the processor; null where none is fitted.</summary>
        public WatchdogCircuit? Watchdog { get; }

        /// <summary>What the firmware is told of its free heap: the plant's own is the PC's, and a run must repeat.</summary>
        public long FreeHeapBytes { get; set; } = UsualHeapBytes;

        /// <summary>The board of the boot that is running; null before the first and while off.</summary>
        public PlantBoard? Board { get; private set; }

        /// <summary>Boots so far.</summary>
        public int BootCount { get; private set; }

        /// <summary>How the path to the TOC analyser behaves, for connections that exist and those to come.</summary>
        public TcpMode TocMode
        {
            get
            {
                return _tocMode;
            }

            set
            {
                _tocMode = value;
                foreach (VirtualTcp connection in _tocConnections)
                {
                    connection.Mode = value;
                }
            }
        }

        /// <summary>Switches the node on, now. The firmware runs as the task "boot"; it is run again after every reset.</summary>
        public void Boot(Action<PlantBoard> firmware)
        {
            if (_firmware != null)
            {
                throw new InvalidOperationException(Name + " has been switched on already.");
            }

            _firmware = firmware;
            _resetReason = ResetReason.PowerOn;
            StartFirmware();
        }

        /// <summary>
        /// Ends all tasks of the node at once, loses what was not flushed, and boots again after the boot time. A task of the
        /// node that calls this ends at its next wait.
        /// </summary>
        /// <param name="reason">What the next boot finds as its reason.</param>
        /// <param name="offMilliseconds">How long the node stays off beside its boot time.</param>
        public void Reset(ResetReason reason, int offMilliseconds = 0)
        {
            Timeline.Halt();
            Watchdog?.Stop();
            Files.LosePower();
            Pulses.Detach();
            Rs485.Close();
            GnssLine.Close();
            ConsoleLine.Close();
            CloseLinks();
            Board = null;
            _resetReason = reason;
            _powerUp.Set(World.Timeline.NowNanoseconds + (long)(_settings.BootMilliseconds + offMilliseconds) * NanosecondsPerMillisecond);
        }

        /// <summary>Takes the power away for some time, now. From a callback of the timeline, or between runs.</summary>
        public void CutPower(int offMilliseconds)
        {
            Reset(ResetReason.PowerOn, offMilliseconds);
        }

        internal SerialLine? LineNamed(string port)
        {
            return port switch
            {
                "rs485" => Rs485,
                "gnss" => GnssLine,
                "console" => ConsoleLine,
                _ => null,
            };
        }

        internal ITcpChannel? ConnectTcp(string host)
        {
            if (host != PlantBoard.TocHost || _tocConnections.Count >= LinkLimit)
            {
                return null;
            }

            VirtualTcp connection = new VirtualTcp(Timeline, CheckPointServer, _settings.Tcp, _tcpRandom) { Mode = _tocMode };
            _tocConnections.Add(connection);
            return connection;
        }

        internal IDatagramChannel? ConnectDatagram(string host, int port)
        {
            if (host != PlantBoard.TimeHost || port != SntpServer.Port || _timeConnections.Count >= LinkLimit)
            {
                return null;
            }

            VirtualDatagram connection = new VirtualDatagram(Timeline, TimeServer, _settings.TimePath, _timeRandom);
            _timeConnections.Add(connection);
            return connection;
        }

        internal IMqttLink? ConnectMqtt(MqttEndpoint endpoint)
        {
            if (_links.Count >= LinkLimit || World.Settings.MqttFactory?.Invoke(this, endpoint) is not { } made)
            {
                return null;
            }

            var link = new TrackedMqttLink(made, gone => _links.Remove(gone));
            _links.Add(link);
            return link;
        }

        internal void CloseLinks()
        {
            foreach (IMqttLink link in _links.ToArray())
            {
                link.Dispose();
            }

            foreach (VirtualTcp connection in _tocConnections)
            {
                connection.Close();
            }

            foreach (VirtualDatagram connection in _timeConnections)
            {
                connection.Close();
            }

            _links.Clear();
            _tocConnections.Clear();
            _timeConnections.Clear();
        }

        private static byte[] MakeUniqueId(PlantRandom random)
        {
            byte[] id = new byte[UniqueIdBytes];
            random.Fill(id);
            id[0] = (byte)((id[0] | LocallyAdministered) & ~Group);
            return id;
        }

        private void LosePower()
        {
            Reset(ResetReason.PowerOn);
            World.Timeline.LeaveIfCondemned();
        }

        private void PowerUp()
        {
            Timeline.Crystal.RestartAt(World.Timeline.NowNanoseconds);
            Files.RestorePower();
            StartFirmware();
        }

        private void StartFirmware()
        {
            BootCount++;
            Watchdog?.Restart();
            PlantBoard board = new PlantBoard(this, _resetReason);
            Board = board;
            Timeline.Start("boot", TaskPriority.Acquisition, () => _firmware!(board));
        }
    }
}
