using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// A node's configuration in flash, and the working copy that a technician changes. It lies in two files, config.a and config.b, each with a
    /// generation; saving writes the one that is not in use, so that a power cut at any write leaves the old or the new one. The good one of
    /// the higher generation counts. A file node.cfg is how a configuration arrives: it is taken at boot and deleted.
    /// For one task at a time: the program's until the console has started, then the console's.
    /// </summary>
    public sealed class ConfigurationStore
    {
        /// <summary>The file by which a configuration is deployed.</summary>
        public const string DeployedFile = "node.cfg";

        /// <summary>The first slot.</summary>
        public const string FirstSlot = "config.a";

        /// <summary>The second slot.</summary>
        public const string SecondSlot = "config.b";

        private readonly IFileStore _files;
        private readonly ConfigurationSlot _first;
        private readonly ConfigurationSlot _second;
        private ConfigurationSlot _used;

        /// <summary>Names the store; nothing is read before <see cref="Open()"/>.</summary>
        public ConfigurationStore(IFileStore files)
        {
            _files = files;
            _first = new ConfigurationSlot(files, FirstSlot);
            _second = new ConfigurationSlot(files, SecondSlot);
        }

        /// <summary>What lies in flash; the defaults where nothing does. Not to be changed.</summary>
        public SettingSet Saved { get; } = new SettingSet();

        /// <summary>What the node runs with: what was saved when it started, and what took effect since. Whoever makes a change take effect copies it here.</summary>
        public SettingSet Running { get; } = new SettingSet();

        /// <summary>The copy that is changed, and becomes what is saved by <see cref="Save()"/>.</summary>
        public SettingSet Working { get; } = new SettingSet();

        /// <summary>Whether anything is saved.</summary>
        public bool HasSaved
        {
            get { return _used != null; }
        }

        /// <summary>Generation of what is saved, from 1 on; 0 for nothing.</summary>
        public long Generation
        {
            get { return _used == null ? 0 : _used.Generation; }
        }

        /// <summary>Whether the working copy differs from what is saved.</summary>
        public bool HasUnsaved
        {
            get { return !Working.IsSameAs(Saved); }
        }

        /// <summary>What was refused last, why, and what to do; empty if nothing. Quotes no value.</summary>
        public string Message { get; private set; } = "";

        /// <summary>
        /// Reads the slots and takes a deployed file. <see cref="Outcome.Ok"/> if there is a configuration to run with, even where
        /// <see cref="Message"/> tells of something refused; <see cref="Outcome.NotReady"/> if there is none, <see cref="Outcome.OutOfRange"/> if a file that it
        /// asks for is missing or wrong.
        /// </summary>
        public Outcome Open()
        {
            Message = "";
            _first.Read();
            _second.Read();
            Use(Better(_first, _second));
            Note(_first.Message);
            Note(_second.Message);
            if (Message.Length > 0)
            {
                Note(_used == null
                    ? "no other configuration is left; set and save one, or write " + DeployedFile
                    : _used.Name + ", generation " + Generation.ToString() + ", is used; check it and save it again");
            }

            Running.CopyFrom(TakeDeployed());
            string fault = SettingRules.Judge(Running);
            if (fault.Length > 0)
            {
                Note(Message.Length > 0 ? "" : fault + ", then save it, or write " + DeployedFile);
                return Outcome.NotReady;
            }

            fault = SettingRules.JudgeFiles(Running, _files);
            Note(fault);
            return fault.Length == 0 ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>As <see cref="Open()"/>, and fills what gateway and node are made from if there is a configuration to run with.</summary>
        public Outcome Open(GatewayConfiguration gateway, FiveParameterSettings node)
        {
            Outcome outcome = Open();
            if (outcome == Outcome.Ok)
            {
                SettingWriter.Apply(Running, gateway, node);
                var certificates = new StoredCertificates(_files);
                outcome = certificates.Read(gateway);
                Note(certificates.Message);
            }

            return outcome;
        }

        /// <summary>Takes a set as the working copy, all of it or nothing; <see cref="Outcome.OutOfRange"/> with a <see cref="Message"/> if it could not be saved.</summary>
        public Outcome Take(SettingSet set)
        {
            Message = Judge(set);
            if (Message.Length > 0)
            {
                return Outcome.OutOfRange;
            }

            Working.CopyFrom(set);
            return Outcome.Ok;
        }

        /// <summary>Saves the working copy: <see cref="Save(SettingSet)"/>.</summary>
        public Outcome Save()
        {
            return Save(Working);
        }

        /// <summary>
        /// Saves a set: all of it or nothing. <see cref="Outcome.OutOfRange"/> with a <see cref="Message"/> if it is refused, otherwise what the flash
        /// answered. What is the same as before makes no new generation, unless the other slot is damaged. A deployed file that was refused before is
        /// deleted, because the set is newer. After <see cref="Outcome.Ok"/> a <see cref="Message"/> tells what else there is to do.
        /// </summary>
        public Outcome Save(SettingSet set)
        {
            Message = Judge(set);
            if (Message.Length > 0)
            {
                return Outcome.OutOfRange;
            }

            Outcome outcome = Write(set);
            if (outcome == Outcome.Ok)
            {
                Note(DeleteDeployed());
                Note(SettingRules.JudgeFiles(Saved, _files));
            }

            return outcome;
        }

        /// <summary>Drops what is not saved.</summary>
        public void Revert()
        {
            Working.CopyFrom(Saved);
        }

        /// <summary>Takes what was saved before as the working copy. <see cref="Outcome.NotReady"/> if there is no such slot that is good.</summary>
        public Outcome RevertToPrevious()
        {
            ConfigurationSlot other = Other();
            other.Read();
            if (other.Set == null || _used == null)
            {
                Message = other.Message.Length > 0 ? other.Message + "; there is no other" : "nothing was saved before; use 'config revert' for what is saved now";
                return Outcome.NotReady;
            }

            Working.CopyFrom(other.Set);
            return Outcome.Ok;
        }

        /// <summary>
        /// Deletes slots and deployed file; the slot in use goes last, so that a power cut leaves what there was. Keys, certificates, journal and ledger stay.
        /// </summary>
        public Outcome Reset()
        {
            Message = "";
            ConfigurationSlot other = Other();
            Outcome outcome = _files.Delete(DeployedFile);
            outcome = outcome == Outcome.Ok ? _files.Delete(other.Name) : outcome;
            outcome = outcome == Outcome.Ok ? _files.Delete(other == _first ? SecondSlot : FirstSlot) : outcome;
            if (outcome != Outcome.Ok)
            {
                Message = "the flash does not delete: " + Outcomes.Name(outcome) + "; try again";
                return outcome;
            }

            _first.Read();
            _second.Read();
            Use(null);
            return Outcome.Ok;
        }

        private static ConfigurationSlot Better(ConfigurationSlot one, ConfigurationSlot other)
        {
            if (one.Set == null || other.Set == null)
            {
                return one.Set != null ? one : other.Set != null ? other : null;
            }

            return one.Generation >= other.Generation ? one : other;
        }

        private ConfigurationSlot Other()
        {
            if (_used != null)
            {
                return _used == _first ? _second : _first;
            }

            // What a later firmware has saved can still be of use to it; what is damaged or not there, to nobody.
            return _first.Generation > _second.Generation ? _second : _first;
        }

        // A missing file refuses a set only where what is saved has all of its own: the set would put out a node that runs. Otherwise nothing is
        // lost, and a node can be given its settings before its key.
        private string Judge(SettingSet set)
        {
            string fault = SettingRules.Judge(set);
            bool isRunnable = fault.Length == 0 && _used != null && SettingRules.JudgeFiles(Saved, _files).Length == 0;
            return isRunnable ? SettingRules.JudgeFiles(set, _files) : fault;
        }

        private Outcome Write(SettingSet set)
        {
            if (_used != null && Other().Message.Length == 0 && set.IsSameAs(Saved))
            {
                return Outcome.Ok;
            }

            long last = _first.Generation > _second.Generation ? _first.Generation : _second.Generation;
            ConfigurationSlot slot = Other();
            Outcome outcome = slot.Write(set, last + 1);
            if (outcome == Outcome.Ok)
            {
                _used = slot;
                Saved.CopyFrom(slot.Set);
            }
            else
            {
                Note("the flash does not take the configuration: " + Outcomes.Name(outcome) + "; what was saved before stays, try again");
            }

            return outcome;
        }

        private void Use(ConfigurationSlot slot)
        {
            _used = slot;
            if (slot == null)
            {
                Saved.Reset();
            }
            else
            {
                Saved.CopyFrom(slot.Set);
            }

            Working.CopyFrom(Saved);
        }

        // What to run with: where flash fails and nothing was ever saved, a good deployed file is better than none.
        private SettingSet TakeDeployed()
        {
            var deployed = new DeployedSettings(_files);
            Outcome outcome = deployed.Read(Saved);
            if (outcome == Outcome.NotReady)
            {
                return Saved;
            }

            string fault = outcome != Outcome.Ok ? deployed.Message : Judge(deployed.Set);
            if (fault.Length > 0)
            {
                Note(DeployedFile + (fault.StartsWith("line ") ? " " : ": ") + fault);
                return Saved;
            }

            outcome = Write(deployed.Set);
            Working.CopyFrom(_used == null ? deployed.Set : Saved);
            if (outcome == Outcome.Ok)
            {
                Note(DeleteDeployed());
            }

            return Working;
        }

        private string DeleteDeployed()
        {
            Outcome outcome = _files.Delete(DeployedFile);
            return outcome == Outcome.Ok ? "" : DeployedFile + " cannot be deleted: " + Outcomes.Name(outcome) + "; delete it, or every start takes it again";
        }

        private void Note(string message)
        {
            Message += Message.Length > 0 && message.Length > 0 ? "; " + message : message;
        }
    }
}
